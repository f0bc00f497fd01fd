package com.anycompany.ordergateway.aws;

import com.anycompany.ordergateway.batch.Combiner;
import com.anycompany.ordergateway.delivery.Notice;
import com.anycompany.ordergateway.delivery.Outcome;
import com.anycompany.ordergateway.delivery.SinkPort;
import com.anycompany.ordergateway.time.Deadline;
import io.vertx.core.Future;
import java.time.InstantSource;

/** A sink whose sends share calls where several wait for one. */
public final class BatchingSink implements SinkPort {
    private final SinkPort sink;
    private final PerThread<Combiner<Notice, Outcome>> sends;

    /**
     * How calls are shared.
     *
     * @param lanes calls under way at once, for each event loop, however little they carry
     * @param fullLanes the same as long as those beyond {@code lanes} are full
     * @param waiting sends that wait, for each event loop
     */
    public record Terms(int lanes, int fullLanes, int waiting) {}

    /** The topic, at most 10 messages and 256 KiB a call. */
    public static BatchingSink of(SnsEvents topic, Terms terms, InstantSource clock) {
        var limits = new Combiner.Limits(
                SnsEvents.DEPENDENCY,
                terms.lanes(),
                terms.fullLanes(),
                Entries.MOST,
                Entries.MOST_BYTES_OF_TOPIC,
                terms.waiting());
        return new BatchingSink(topic, new PerThread<>(() -> new Combiner<>(topic, limits, clock)));
    }

    /** The queue, at most 10 messages and 1 MiB a call. */
    public static BatchingSink of(SqsFulfilment queue, Terms terms, InstantSource clock) {
        var limits = new Combiner.Limits(
                SqsFulfilment.DEPENDENCY,
                terms.lanes(),
                terms.fullLanes(),
                Entries.MOST,
                Entries.MOST_BYTES_OF_QUEUE,
                terms.waiting());
        return new BatchingSink(queue, new PerThread<>(() -> new Combiner<>(queue, limits, clock)));
    }

    private BatchingSink(SinkPort sink, PerThread<Combiner<Notice, Outcome>> sends) {
        this.sink = sink;
        this.sends = sends;
    }

    @Override
    public Future<Outcome> send(Notice notice, Deadline begunBy) {
        return sends.get().submit(notice, begunBy);
    }

    @Override
    public boolean shut() {
        return sink.shut();
    }
}

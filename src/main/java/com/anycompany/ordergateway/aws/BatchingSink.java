package com.anycompany.ordergateway.aws;

import com.anycompany.ordergateway.batch.Combiner;
import com.anycompany.ordergateway.delivery.Notice;
import com.anycompany.ordergateway.delivery.Outcome;
import com.anycompany.ordergateway.delivery.SinkPort;
import com.anycompany.ordergateway.time.Deadline;
import com.anycompany.ordergateway.time.Timer;
import io.vertx.core.Future;

/** A sink whose sends share calls where several wait for one. */
public final class BatchingSink implements SinkPort {
    private final MessageSink sink;
    private final PerThread<Combiner<MessageSink.Message, Outcome>> sends;

    /**
     * How calls are shared.
     *
     * @param lanes calls under way at once, for each event loop, however little they carry
     * @param fullLanes the same as long as those beyond {@code lanes} are full
     * @param waiting sends that wait, for each event loop
     */
    public record Terms(int lanes, int fullLanes, int waiting) {}

    /** {@code sink}, as many messages a call as its service takes. */
    public BatchingSink(MessageSink sink, Terms terms, Timer timer) {
        var limits = new Combiner.Limits(
                sink.dependency(),
                terms.lanes(),
                terms.fullLanes(),
                Entries.MOST,
                sink.mostBytes(),
                terms.waiting(),
                false);
        this.sink = sink;
        this.sends = new PerThread<>(() -> new Combiner<>(sink, limits, timer));
    }

    @Override
    public Future<Outcome> send(Notice notice, Deadline begunBy) {
        return sends.get().submit(sink.message(notice), begunBy);
    }

    @Override
    public boolean shut() {
        return sink.shut();
    }
}

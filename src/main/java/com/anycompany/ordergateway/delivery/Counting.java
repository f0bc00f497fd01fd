package com.anycompany.ordergateway.delivery;

import com.anycompany.ordergateway.order.Closed;
import com.anycompany.ordergateway.order.Order;
import com.anycompany.ordergateway.order.OutboxEntry;
import com.anycompany.ordergateway.order.Sink;
import com.anycompany.ordergateway.store.Outbox;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The counts of what is counted before it is sent: raised by whoever claims, taken back by whoever did not send. */
final class Counting {
    private Counting() {}

    /** Whether {@code open} holds anything whose next send must be counted first. */
    static boolean needed(Outbox.Open open) {
        return open.pending().stream().anyMatch(entry -> entry.sink().countedBeforeSending());
    }

    /** The outbox with the next sends counted; what was sent as often as we allow is parked instead. */
    static Outbox beforeSending(Order order, Outbox.Open open, Instant now) {
        var progress = new Progress(open.with(open.lease().dueAt(), shifted(open, 1)), order.receivedAt(), now);
        open.pending().stream()
                .filter(entry -> entry.sink().countedBeforeSending())
                .filter(entry -> open.tries(entry) >= Sink.MOST_UNKNOWN_SENDS)
                .forEach(entry ->
                        progress.note(entry, new SendResult.Ended(new Outcome.Refused(Closed.UNKNOWN_OUTCOMES))));
        return progress.after(now, open.lease().dueAt());
    }

    /** The outbox as if its counted sends had never been meant, due at {@code now} for anybody. */
    static Outbox.Open takenBack(Outbox.Open open, Instant now) {
        return open.with(now, shifted(open, -1));
    }

    private static Map<OutboxEntry, Integer> shifted(Outbox.Open open, int by) {
        var tries = new HashMap<>(open.tries());
        open.pending().stream()
                .filter(entry -> entry.sink().countedBeforeSending())
                .forEach(entry -> tries.put(entry, Math.max(0, open.tries(entry) + by)));
        return tries;
    }
}

package com.anycompany.ordergateway.delivery;

import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.store.HandoverStore;
import com.anycompany.ordergateway.store.StoredOrder;
import com.anycompany.ordergateway.time.Deadline;
import com.anycompany.ordergateway.time.Timer;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes over orders that their writers left to the stream of the table, and delivers them. What is not taken over, or not
 * delivered, waits for its lease: a relay delivers it then.
 *
 * <p>A mail was counted at birth for the one send that follows the first claim, so it is not counted again here.
 */
public final class Takeover {
    private static final Logger LOG = LoggerFactory.getLogger(Takeover.class);

    private final HandoverStore store;
    private final Courier courier;
    private final Terms terms;
    private final Timer timer;

    /**
     * How it works.
     *
     * @param owner the name of this process
     * @param lease for how long it takes an order
     * @param margin how long before the first lease of an order ends it is left to whoever comes then
     */
    public record Terms(String owner, Duration lease, Duration margin) {}

    /** An order as the stream shows it. */
    public record Seen(OrderId id, Optional<Instant> dueAt) {}

    /**
     * What became of orders that were seen.
     *
     * @param taken were taken over
     * @param left were somebody else's already, or soon will be
     * @param failed could not be asked for
     */
    public record Sum(int taken, int left, int failed) {}

    private enum Fate {
        TAKEN,
        LEFT,
        FAILED
    }

    /** A takeover from {@code store}, delivering through {@code courier}. */
    public Takeover(HandoverStore store, Courier courier, Terms terms, Timer timer) {
        this.store = store;
        this.courier = courier;
        this.terms = terms;
        this.timer = timer;
    }

    /**
     * Takes over and delivers, all at once, each order once however often it was seen. No send begins after
     * {@code begunBy}. Does not fail: what goes wrong is counted.
     */
    public Future<Sum> deliver(Collection<Seen> seen, Deadline begunBy) {
        var each = new LinkedHashMap<OrderId, Seen>();
        seen.forEach(order -> each.putIfAbsent(order.id(), order));
        var fates = each.values().stream().map(order -> take(order, begunBy)).toList();
        return Future.join(fates).map(all -> sum(all.list()));
    }

    private static Sum sum(List<Fate> fates) {
        return new Sum(count(fates, Fate.TAKEN), count(fates, Fate.LEFT), count(fates, Fate.FAILED));
    }

    private static int count(List<Fate> fates, Fate fate) {
        return Math.toIntExact(fates.stream().filter(fate::equals).count());
    }

    private Future<Fate> take(Seen seen, Deadline begunBy) {
        var now = timer.now();
        if (seen.dueAt().filter(due -> !now.plus(terms.margin()).isBefore(due)).isPresent()) {
            return Future.succeededFuture(Fate.LEFT);
        }
        return store.takeOver(seen.id(), terms.owner(), now.plus(terms.lease()), begunBy)
                .compose(taken ->
                        taken.map(order -> deliver(order, begunBy)).orElseGet(() -> Future.succeededFuture(Fate.LEFT)))
                .recover(failure -> {
                    warn(seen.id(), failure, "order not taken over");
                    return Future.succeededFuture(Fate.FAILED);
                });
    }

    private Future<Fate> deliver(StoredOrder taken, Deadline begunBy) {
        return courier.deliver(taken, begunBy)
                .onFailure(failure -> warn(taken.order().id(), failure, "delivery not written down"))
                .map(Fate.TAKEN)
                .otherwise(Fate.TAKEN);
    }

    private static void warn(OrderId id, Throwable failure, String what) {
        LOG.atWarn()
                .addKeyValue("order_id", id.value())
                .addKeyValue("cause", String.valueOf(failure.getMessage()))
                .log(what);
    }
}

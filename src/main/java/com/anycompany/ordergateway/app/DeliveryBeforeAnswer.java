package com.anycompany.ordergateway.app;

import com.anycompany.ordergateway.delivery.Courier;
import com.anycompany.ordergateway.order.Sent;
import com.anycompany.ordergateway.store.StoredOrder;
import com.anycompany.ordergateway.time.Deadline;
import com.anycompany.ordergateway.time.Timer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deliveries that an answer waits for, as long as there is time: nothing goes on in a function that has answered. What
 * becomes of them changes no answer; what is not done by then waits for its lease.
 */
final class DeliveryBeforeAnswer {
    /** Delivers nothing, so that no answer waits. */
    static final DeliveryBeforeAnswer NONE = new DeliveryBeforeAnswer((stored, heard) -> Future.succeededFuture());

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryBeforeAnswer.class);

    private final Delivery delivery;
    private final Set<Future<?>> underWay = ConcurrentHashMap.newKeySet();

    /** Delivers an order, and tells {@code heard} what became of each send. */
    private interface Delivery {
        Future<?> begin(StoredOrder stored, Consumer<List<Sent>> heard);
    }

    private DeliveryBeforeAnswer(Delivery delivery) {
        this.delivery = delivery;
    }

    /** Delivers through {@code courier}. */
    static DeliveryBeforeAnswer by(Courier courier) {
        return new DeliveryBeforeAnswer(courier::deliver);
    }

    /**
     * Begins to deliver an order that was just stored. Returns at once and never throws; the future never fails, and
     * completes with what became of each send.
     */
    Future<List<Sent>> begin(StoredOrder stored) {
        var told = Promise.<List<Sent>>promise();
        var begun = Future.succeededFuture(stored)
                .compose(order -> delivery.begin(order, told::tryComplete).mapEmpty());
        underWay.add(begun);
        begun.onComplete(ended -> {
            underWay.remove(begun);
            told.tryComplete(List.of());
        });
        begun.onFailure(failure -> LOG.atWarn()
                .addKeyValue("order_id", stored.order().id().value())
                .addKeyValue("cause", String.valueOf(failure.getMessage()))
                .log("delivery not written down"));
        return told.future();
    }

    /** Completes when all that is under way now has ended, or {@code end} has passed. Does not fail. */
    Future<Void> ended(Timer timer, Deadline end) {
        var now = List.copyOf(underWay);
        return timer.answerBy(end, Future.join(now).<Void>mapEmpty().otherwiseEmpty(), Future::succeededFuture);
    }
}

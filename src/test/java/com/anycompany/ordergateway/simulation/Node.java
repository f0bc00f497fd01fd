package com.anycompany.ordergateway.simulation;

import com.anycompany.ordergateway.api.Api;
import com.anycompany.ordergateway.api.Health;
import com.anycompany.ordergateway.api.RequestHandler;
import com.anycompany.ordergateway.api.RequestIds;
import com.anycompany.ordergateway.app.FunctionWorks;
import com.anycompany.ordergateway.app.Works;
import com.anycompany.ordergateway.config.Settings;
import com.anycompany.ordergateway.delivery.Takeover;
import com.anycompany.ordergateway.intake.Admission;
import com.anycompany.ordergateway.intake.Intake;
import com.anycompany.ordergateway.store.OrderStore;
import com.anycompany.ordergateway.time.Timer;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SplittableRandom;

/**
 * One life of one gateway: the real works, under a simulated clock and on simulated AWS.
 *
 * @param teller delivers what the table's stream shows
 * @param stop begins nothing more; what is under way may end
 */
record Node(Life process, RequestHandler requests, Teller teller, Runnable stop) {
    /** Whoever delivers what was left to the table's stream. */
    @FunctionalInterface
    interface Teller {
        /** Takes over and delivers, beginning no send when {@code left} has passed. */
        Future<Takeover.Sum> deliver(Collection<Takeover.Seen> seen, Duration left);
    }

    /** One that delivers what it writes: nothing is left to a stream. */
    static Node start(Life process, Works works, Timer timer, Settings settings, SplittableRandom random) {
        var api = api(works.intake(), works.admission(), works.orders(), timer, settings, random);
        works.relay().start();
        Teller teller = (seen, left) -> Future.failedFuture("left to a stream: " + seen);
        return new Node(process, api, teller, works::stop);
    }

    /** All functions in one: one takes orders, one delivers what the stream shows, one what was left behind. */
    static Node start(Life process, FunctionWorks works, Timer timer, Settings settings, SplittableRandom random) {
        var orders = works.orders();
        var api = api(works.leavingToTheStream(orders), works.admission(), orders, timer, settings, random);
        var takeover = works.takeover(works.sinks());
        var relay = works.relay(works.sinks());
        relay.start();
        return new Node(process, api, (seen, left) -> takeover.deliver(seen, timer.deadline(left)), relay::stop);
    }

    private static RequestHandler api(
            Intake intake,
            Admission admission,
            OrderStore orders,
            Timer timer,
            Settings settings,
            SplittableRandom random) {
        var deadline = settings.http().requestDeadline();
        return Api.of(intake, admission, orders, new Well(), timer, deadline, new RequestIds(random));
    }

    private static final class Well implements Health {
        @Override
        public boolean ready() {
            return true;
        }

        @Override
        public SortedMap<String, String> troubles() {
            return Collections.emptySortedMap();
        }
    }
}

package com.anycompany.ordergateway.entrance;

import com.anycompany.ordergateway.api.Api;
import com.anycompany.ordergateway.api.Health;
import com.anycompany.ordergateway.api.RequestIds;
import com.anycompany.ordergateway.intake.Admission;
import com.anycompany.ordergateway.intake.Intake;
import com.anycompany.ordergateway.intake.OrderRules;
import com.anycompany.ordergateway.intake.OutboxPlan;
import com.anycompany.ordergateway.order.Sink;
import com.anycompany.ordergateway.store.InMemoryOrderStore;
import com.anycompany.ordergateway.store.SampleOrders;
import com.anycompany.ordergateway.time.ManualTimer;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;

/** The whole table of endpoints on orders in memory, at one moment of time. */
public final class SampleApi {
    private static final long SEED = 20_261_123;

    private final ManualTimer timer = new ManualTimer();
    private final Random random = new Random(SEED);
    private final InMemoryOrderStore store = new InMemoryOrderStore();
    private final RequestIds requestIds = new RequestIds(random);

    /** The table. */
    public Api api() {
        var plan = new OutboxPlan(Set.of(Sink.values()), false, SampleOrders.OWNER, Duration.ofSeconds(30));
        var rules = new OrderRules(Currency.getInstance("EUR"));
        var intake = new Intake(rules, plan, store, timer, random, 100, stored -> Future.succeededFuture(List.of()));
        return Api.of(intake, new Everybody(), store, new Well(), timer, Duration.ofSeconds(2), requestIds);
    }

    /** What draws the ids of requests. */
    public RequestIds requestIds() {
        return requestIds;
    }

    /** How many orders are stored. */
    int stored() {
        return store.size();
    }

    private static final class Everybody implements Admission {
        @Override
        public Optional<Permit> admit(Kind kind) {
            return Optional.of(new Permit() {
                @Override
                public void ended() {}

                @Override
                public void endedEarly() {}
            });
        }
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

package com.anycompany.ordergateway.api;

import static com.anycompany.ordergateway.store.Outcomes.outcome;

import com.anycompany.ordergateway.intake.Intake;
import com.anycompany.ordergateway.intake.OrderRules;
import com.anycompany.ordergateway.intake.OutboxPlan;
import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.order.Sent;
import com.anycompany.ordergateway.order.Sink;
import com.anycompany.ordergateway.order.Spans;
import com.anycompany.ordergateway.store.SampleOrders;
import com.anycompany.ordergateway.store.ScriptedStore;
import com.anycompany.ordergateway.store.StoredOrder;
import com.anycompany.ordergateway.time.ManualTimer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** The whole decision core behind its table of endpoints, on a scripted store and a clock that a test moves. */
final class TestGateway {
    static final Duration LEASE = Duration.ofSeconds(30);

    private static final Duration PATIENCE = Duration.ofMillis(2500);
    private static final long SEED = 20_261_122;

    final ManualTimer timer = new ManualTimer();
    final ScriptedStore store = new ScriptedStore();
    final TestAdmission admission = new TestAdmission();
    final TestHealth health = new TestHealth();
    final TestMeters meters = new TestMeters();

    /** What becomes of the first round of deliveries of every order. */
    final Promise<List<Sent>> told = Promise.promise();

    private final List<StoredOrder> handedOver = new ArrayList<>();
    private final Intake intake;
    private final Api api;

    TestGateway() {
        this(new OutboxPlan(Set.of(Sink.values()), false, SampleOrders.OWNER, LEASE));
    }

    TestGateway(OutboxPlan plan) {
        var random = new SplittableRandom(SEED);
        var rules = new OrderRules(Currency.getInstance("EUR"));
        intake = new Intake(rules, plan, store, timer, random, 100, this::handOver);
        api = Api.of(intake, admission, store, health, timer, PATIENCE, new RequestIds(random), meters);
    }

    private Future<List<Sent>> handOver(StoredOrder stored) {
        handedOver.add(stored);
        return told.future();
    }

    /** The answer to {@code call}, which must be there at once. */
    Answer answer(Call call) {
        return new Answer(outcome(begin(call)));
    }

    /** The answer to {@code call}, whenever it comes. */
    Future<ApiResponse> begin(Call call) {
        return api.handle(call.request());
    }

    /** The same for a caller that waits for {@code left} at most. */
    Future<ApiResponse> begin(Call call, Duration left) {
        return api.handle(call.request(), left);
    }

    /** The rows of the table that are about orders. */
    OrderEndpoints orderEndpoints() {
        return new OrderEndpoints(intake, admission, store, timer, meters, new OrderSpans(Spans.NONE, timer));
    }

    /** What stands in the store at {@code id}. */
    StoredOrder stored(String id) {
        return store.items().at(new OrderId(id)).orElseThrow();
    }

    /** The orders that were handed over to whoever tells the others, in order. */
    List<StoredOrder> handedOver() {
        return List.copyOf(handedOver);
    }
}

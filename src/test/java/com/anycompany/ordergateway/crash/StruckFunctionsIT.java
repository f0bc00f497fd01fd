package com.anycompany.ordergateway.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.app.Eventually;
import com.anycompany.ordergateway.lambda.TableStream;
import com.anycompany.ordergateway.local.LocalAws;
import com.anycompany.ordergateway.local.LocalAwsOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * All three functions as processes under two thousand orders, while those that take orders are frozen between two events
 * and killed in the middle of one, as Lambda does when their time is over, and those that deliver are killed too.
 */
@Tag("crashes")
class StruckFunctionsIT {
    private static final Terms TERMS = Terms.read();
    private static final int ORDERS = Integer.getInteger("crash.function-orders", 2_000);
    private static final int TAKERS = 2;
    private static final int KILLED_ONE_IN = 100;
    private static final int FROZEN_ONE_IN = 50;
    private static final Duration BETWEEN_WALKS = Duration.ofSeconds(2);
    private static final Duration FROZEN = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final LocalAws aws = LocalAws.start(LocalAwsOptions.onAnyPort());
    private final Map<String, String> environment =
            Functions.environment(aws, Map.of("LEASE", "12s", "CLOCK_SKEW", "0s", "BACK_OFF_LONGEST", "2s"));
    private final Ledger ledger = new Ledger();
    private final Heard heard = new Heard(aws);
    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void loseNothing() throws Exception {
        try (aws;
                var table = new OrdersTable(aws);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // given
            var random = TERMS.random();
            var orders = new OrderSource("struck", ORDERS);
            var teller = random.split();
            var telling = threads.submit(() -> tell(teller));
            var walking = threads.submit(this::walk);
            // when
            var takers = new ArrayList<Future<?>>();
            for (var i = 0; i < TAKERS; i++) {
                var own = random.split();
                var name = "struck-taker-" + i;
                takers.add(threads.submit(() -> take(name, orders, own)));
            }
            for (var taker : takers) {
                taker.get();
            }
            Eventually.get(PATIENCE, table::open, open -> open == 0);
            over.set(true);
            telling.get();
            walking.get();
            heard.listen();
            // then
            var reckoning = new Reckoning(ledger, heard, table.rows());
            System.out.printf("struck functions: %s%n", reckoning.figures());
            assertThat(ledger.acknowledged()).as(TERMS.toString()).isEqualTo(ORDERS);
            assertThat(reckoning.faults()).as(TERMS.toString()).isEmpty();
        }
    }

    /** Posts one order after the other, each until it is acknowledged, and strikes the function that takes them. */
    private void take(String name, OrderSource orders, SplittableRandom random) {
        var function = FunctionProcess.start(name, "ProcessOrder", environment);
        for (var order = orders.next(random); order.isPresent(); order = orders.next(random)) {
            ledger.posted(order.get());
            if (random.nextInt(KILLED_ONE_IN) == 0) {
                function.api().invoke(Functions.order(order.get().json()), Functions.LIMIT);
                Eventually.pause(Duration.ofMillis(random.nextInt(30)));
                function.close();
                ledger.count("killed in the middle of an order");
                function = FunctionProcess.start(name, "ProcessOrder", environment);
            }
            if (random.nextInt(FROZEN_ONE_IN) == 0) {
                function.freeze();
                Eventually.pause(FROZEN);
                function.thaw();
                ledger.count("frozen");
            }
            post(function, order.get());
        }
        function.close();
    }

    private void post(FunctionProcess function, PostedOrder order) {
        var answer = function.invoke(Functions.order(order.json()), Functions.LIMIT);
        while (Functions.status(answer) == 503) {
            ledger.count("answered 503");
            answer = function.invoke(Functions.order(order.json()), Functions.LIMIT);
        }
        if (Functions.status(answer) == 200) {
            ledger.acknowledged(order, Functions.body(answer));
        } else {
            ledger.fault(order.id() + " answered by " + answer);
        }
    }

    /** What Lambda does with the stream: a batch again until it is taken, here sometimes by a new process. */
    private void tell(SplittableRandom random) {
        var stream = new TableStream(aws);
        var function = FunctionProcess.start("struck-teller", "DeliverOrders", environment);
        while (!over.get()) {
            var records = stream.next();
            for (var from = 0; from < records.size(); from += 100) {
                var batch = TableStream.event(records.subList(from, Math.min(from + 100, records.size())));
                if (random.nextInt(10) == 0) {
                    function.api().invoke(batch, Functions.LIMIT);
                    Eventually.pause(Duration.ofMillis(random.nextInt(60)));
                    function.close();
                    ledger.count("killed in the middle of a batch");
                    function = FunctionProcess.start("struck-teller", "DeliverOrders", environment);
                }
                delivered(function, batch);
            }
            Eventually.pause(Duration.ofMillis(200));
            listen();
        }
        function.close();
    }

    private void delivered(FunctionProcess function, byte[] batch) {
        var result = function.get(function.api().invoke(batch, Functions.LIMIT));
        while (result.failed()) {
            ledger.count("batch thrown back");
            result = function.get(function.api().invoke(batch, Functions.LIMIT));
        }
    }

    private synchronized void listen() {
        heard.listen();
    }

    /** The schedule. */
    private void walk() {
        try (var function = FunctionProcess.start("struck-relay", "RelayOrders", environment)) {
            while (!over.get()) {
                if (function.get(function.api().invoke("{}".getBytes(StandardCharsets.UTF_8), Functions.LIMIT))
                        .failed()) {
                    ledger.count("walk failed");
                }
                Eventually.pause(BETWEEN_WALKS);
            }
        }
    }
}

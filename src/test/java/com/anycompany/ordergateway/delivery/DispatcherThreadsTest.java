package com.anycompany.ordergateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.order.Sent;
import com.anycompany.ordergateway.order.Sink;
import com.anycompany.ordergateway.store.Outbox;
import com.anycompany.ordergateway.store.OutboxStore;
import com.anycompany.ordergateway.store.Recorded;
import com.anycompany.ordergateway.store.SampleOrders;
import com.anycompany.ordergateway.store.Shard;
import com.anycompany.ordergateway.store.StoredOrder;
import com.anycompany.ordergateway.time.Deadline;
import com.anycompany.ordergateway.time.ManualTimer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Event loops hand orders to one dispatcher while others tell it that sends have ended. */
final class DispatcherThreadsTest {
    private static final int LOOPS = 4;
    private static final int ORDERS_EACH = 5_000;
    private static final int WAITING = 5;

    private final ManualTimer timer = new ManualTimer();
    private final ExecutorService service = Executors.newFixedThreadPool(2);
    private final ExecutorService loops = Executors.newFixedThreadPool(LOOPS);
    private final Dispatcher dispatcher = new Dispatcher(
            new Courier(
                    new Sinks(Map.of(Sink.EVENT, (notice, begunBy) -> taken()), Duration.ofSeconds(4)),
                    new Obliging(),
                    new BackOff(Duration.ofSeconds(1), Duration.ofMinutes(5), new Random(7)),
                    timer),
            timer,
            new Dispatcher.Limits(2, WAITING, Duration.ofSeconds(10)));

    /** Takes every word of its callers, at once. */
    private static final class Obliging implements OutboxStore {
        @Override
        public Future<Recorded> record(OrderId id, Outbox.Open held, Outbox next, Deadline deadline) {
            return Future.succeededFuture(new Recorded.Applied());
        }

        @Override
        public Future<List<OrderId>> due(Shard shard, Instant now, int most, Deadline deadline) {
            return Future.succeededFuture(List.of());
        }

        @Override
        public Future<Optional<StoredOrder>> claim(
                OrderId id, Shard queried, Instant now, String owner, Instant until, Deadline deadline) {
            return Future.succeededFuture(Optional.empty());
        }
    }

    @AfterEach
    void endThreads() {
        loops.shutdownNow();
        service.shutdownNow();
    }

    private Future<Outcome> taken() {
        var outcome = Promise.<Outcome>promise();
        service.execute(() -> outcome.complete(new Outcome.Delivered()));
        return outcome.future();
    }

    private static StoredOrder stored(int loop, int number) {
        var laptop = SampleOrders.laptop(loop + "-" + number);
        return new StoredOrder(laptop.order(), laptop.birth(), SampleOrders.open(Set.of(SampleOrders.EVENT)), 1);
    }

    private List<Future<List<Sent>>> handOver(int loop) {
        return IntStream.range(0, ORDERS_EACH)
                .mapToObj(number -> dispatcher.accept(stored(loop, number)))
                .toList();
    }

    @Test
    void deliversOrLeavesEveryOrderAndIsIdleThen() throws Exception {
        // given
        var handed = IntStream.range(0, LOOPS)
                .mapToObj(loop -> CompletableFuture.supplyAsync(() -> handOver(loop), loops))
                .toList();
        var told = handed.stream().flatMap(each -> each.join().stream()).toList();
        // when
        var all = Future.all(told)
                .map(each -> each.<List<Sent>>list())
                .toCompletionStage()
                .toCompletableFuture()
                .get(1, TimeUnit.MINUTES);
        // then
        assertThat(all).hasSize(LOOPS * ORDERS_EACH);
        assertThat(all.stream().filter(List::isEmpty)).hasSize((int) dispatcher.leftBehind());
        assertThat(all).anyMatch(sent -> !sent.isEmpty());
        dispatcher.idle().toCompletionStage().toCompletableFuture().get(1, TimeUnit.MINUTES);
    }
}

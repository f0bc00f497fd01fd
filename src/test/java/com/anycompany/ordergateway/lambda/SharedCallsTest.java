package com.anycompany.ordergateway.lambda;

import static com.anycompany.ordergateway.lambda.LocalFunctions.ask;
import static com.anycompany.ordergateway.lambda.LocalFunctions.laptop;
import static com.anycompany.ordergateway.lambda.LocalFunctions.order;
import static com.anycompany.ordergateway.lambda.LocalFunctions.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.app.Eventually;
import com.anycompany.ordergateway.json.JsonTree;
import com.anycompany.ordergateway.local.AwsServiceName;
import com.anycompany.ordergateway.local.Failure;
import com.anycompany.ordergateway.store.SampleOrders;
import com.anycompany.ordergateway.store.Shard;
import com.anycompany.ordergateway.store.StoredOrder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The functions with so much to do at once that their orders share calls on AWS. */
final class SharedCallsTest {
    private static final LocalFunctions FUNCTIONS = new LocalFunctions();
    private static final String SHARED_WRITE = "BatchExecuteStatement";

    @AfterAll
    static void end() {
        FUNCTIONS.close();
    }

    @BeforeEach
    void clear() {
        FUNCTIONS.clear();
    }

    private static List<String> ids(String prefix) {
        return IntStream.range(0, 60).mapToObj(i -> prefix + i).toList();
    }

    /** Ids of one shard, which a relay finds at once. */
    private static List<String> neighbours(String prefix) {
        return IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> prefix + i)
                .filter(id -> shard(SampleOrders.laptop(id)).number() == 0)
                .limit(60)
                .toList();
    }

    private static Shard shard(StoredOrder order) {
        return Shard.of(order.order().id(), order.outbox()).orElseThrow();
    }

    /** Keeps every lane busy, so that all the others go together. */
    private static void delayTheFirst(String operation) {
        FUNCTIONS
                .aws()
                .faults()
                .failNext(AwsServiceName.DYNAMODB, operation, 2, new Failure.Delay(Duration.ofMillis(300)));
    }

    /** Takes the orders out of the table while they are being published, before it is written down that they were. */
    private static <T> T eraseBeforeTheEnd(List<String> ids, Supplier<T> delivery) {
        var faults = FUNCTIONS.aws().faults();
        faults.fail(AwsServiceName.SNS, new Failure.Delay(Duration.ofSeconds(1)));
        var delivering = CompletableFuture.supplyAsync(delivery);
        Eventually.get(FUNCTIONS.aws()::queueMessages, messages -> messages.size() >= ids.size());
        FUNCTIONS.erase(ids);
        faults.heal(AwsServiceName.SNS);
        return delivering.join();
    }

    private static String desktop(String id) {
        return laptop(id).replace("Laptop", "Desktop");
    }

    /** The results of {@code work} on each, all begun at once. */
    private static <T, R> List<R> together(List<T> each, Function<T, R> work) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var begun = each.stream()
                    .map(one -> CompletableFuture.supplyAsync(() -> work.apply(one), threads))
                    .toList();
            return begun.stream().map(CompletableFuture::join).toList();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void storesOrdersThatComeTogetherAndRefusesThoseWhoseIdIsTaken(boolean beforeTheAnswer) {
        // given
        var ids = ids(beforeTheAnswer ? "inline-" : "stream-");
        var other = beforeTheAnswer ? FUNCTIONS.process() : FUNCTIONS.inline();
        var function = beforeTheAnswer ? FUNCTIONS.inline() : FUNCTIONS.process();
        ids.stream().limit(30).forEach(id -> order(other, laptop(id)));
        delayTheFirst("PutItem");
        delayTheFirst("UpdateItem");
        // when
        var statuses = together(ids, id -> status(order(function, desktop(id))));
        // then
        assertThat(statuses.subList(0, 30)).containsOnly(409);
        assertThat(statuses.subList(30, 60)).containsOnly(200);
        assertThat(ids.subList(30, 60)).allMatch(id -> status(ask(function, "GET", "/orders/" + id, "")) == 200);
    }

    @Test
    void findsOutWhatItWroteOfABatchWhenTheAnswerIsLost() {
        // given
        var ids = ids("lost-");
        ids.forEach(id -> order(FUNCTIONS.process(), laptop(id)));
        var event = TableStream.event(FUNCTIONS.inserts(60));
        var faults = FUNCTIONS.aws().faults();
        faults.fail(AwsServiceName.SNS, new Failure.Delay(Duration.ofMillis(500)));
        // when
        var delivery = CompletableFuture.supplyAsync(() -> FUNCTIONS.deliver().with(event));
        Eventually.get(FUNCTIONS.aws()::queueMessages, messages -> messages.size() >= 60);
        faults.failNext(AwsServiceName.DYNAMODB, SHARED_WRITE, 1, new Failure.DropAnswer());
        var report = delivery.join();
        // then
        assertThat(report.at("batchItemFailures")).isEqualTo(new JsonTree.Elements(List.of()));
        assertThat(FUNCTIONS.told()).containsOnly(60);
        assertThat(ids).noneMatch(id -> FUNCTIONS.shown(id).contains("pending"));
    }

    @Test
    void deliversABatchWhoseOrdersAreErasedMeanwhile() {
        // given
        var ids = ids("erased-");
        ids.forEach(id -> order(FUNCTIONS.process(), laptop(id)));
        var event = TableStream.event(FUNCTIONS.inserts(60));
        // when
        var report = eraseBeforeTheEnd(ids, () -> FUNCTIONS.deliver().with(event));
        // then
        assertThat(report.at("batchItemFailures")).isEqualTo(new JsonTree.Elements(List.of()));
        assertThat(FUNCTIONS.told()).containsOnly(60);
        assertThat(ids).allMatch(id -> FUNCTIONS.shown(id).contains("not-found"));
    }

    @Test
    void relaysManyAtOnceThoughTheyAreErasedMeanwhile() {
        // given
        var ids = neighbours("gone-");
        FUNCTIONS.takeHastily(ids);
        // when
        var claimed = eraseBeforeTheEnd(ids, () -> FUNCTIONS.relay(60));
        // then
        assertThat(claimed).isEqualTo(60);
        assertThat(FUNCTIONS.told()).containsOnly(60);
        assertThat(ids).allMatch(id -> FUNCTIONS.shown(id).contains("not-found"));
    }

    @Test
    void relaysManyAtOnceThoughTheAnswerToItsWriteIsLost() {
        // given
        var ids = ids("left-");
        FUNCTIONS.takeHastily(ids);
        FUNCTIONS.aws().faults().failNext(AwsServiceName.DYNAMODB, SHARED_WRITE, 1, new Failure.DropAnswer());
        // when
        FUNCTIONS.relay(60);
        // then
        assertThat(FUNCTIONS.told()).containsOnly(60);
        assertThat(ids).noneMatch(id -> FUNCTIONS.shown(id).contains("pending"));
    }
}

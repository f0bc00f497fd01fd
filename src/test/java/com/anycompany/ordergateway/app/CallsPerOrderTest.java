package com.anycompany.ordergateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.api.Api;
import com.anycompany.ordergateway.api.ApiRequest;
import com.anycompany.ordergateway.api.ApiResponse;
import com.anycompany.ordergateway.api.RequestIds;
import com.anycompany.ordergateway.config.Settings;
import com.anycompany.ordergateway.time.ManualTimer;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many calls on AWS an order takes, counted on the real works under virtual time. One event loop. */
final class CallsPerOrderTest {
    /** What an order takes of a processor, about: with it, 256 callers saturate the gateway and not the clock. */
    private static final Duration PROCESSOR_TIME = Duration.ofNanos(110_000);

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(1);

    private final ManualTimer timer = new ManualTimer();
    private final StubAws aws = new StubAws(timer);
    private Instant processorFree = ManualTimer.START;
    private int posted;
    private int accepted;

    private Api api(String batching) {
        var settings = Settings.read(
                Map.of(
                        "BATCHING",
                        batching,
                        "SNS_TOPIC",
                        "arn:aws:sns:eu-west-3:123456789012:OrderNotifications",
                        "SQS_QUEUE_URL",
                        "https://sqs.eu-west-3.amazonaws.com/123456789012/OrderProcessingQueue"),
                Path.of("no-such-file.yaml"));
        var random = new Random(7);
        var both = new Works.Aws(aws.services(), aws.services());
        var works = Works.of(settings, both, timer, random, "here", (dependency, open) -> {});
        return Api.of(
                works.intake(),
                works.admission(),
                works.orders(),
                new StandingHealth(),
                timer,
                settings.http().requestDeadline(),
                new RequestIds(random));
    }

    private Future<ApiResponse> post(Api api) {
        var order = """
                {"order_id": "%d", "product": "Laptop", "price": 999.99}""".formatted(posted++);
        var type = Map.of("content-type", List.of("application/json"));
        return api.handle(new ApiRequest(
                        "POST",
                        "/orders",
                        "",
                        name -> type.getOrDefault(name, List.of()),
                        order.getBytes(StandardCharsets.UTF_8)))
                .onSuccess(answer -> accepted += answer.status() == 200 ? 1 : 0);
    }

    /** Posts one order after the other, as fast as the processor allows, until there are {@code most} in all. */
    private void keepPosting(Api api, int most) {
        var now = timer.instant();
        var begin = processorFree.isAfter(now) ? processorFree : now;
        processorFree = begin.plus(PROCESSOR_TIME);
        timer.after(Duration.between(now, begin), () -> {
            if (posted < most) {
                post(api).onComplete(answered -> keepPosting(api, most));
            }
        });
    }

    @Test
    void makesThePlainCallsForOneOrderAtATime() {
        // given
        var api = api("on");
        // when
        for (var order = 0; order < 10; order++) {
            post(api);
            timer.advance(LONG_ENOUGH);
        }
        // then
        assertThat(accepted).isEqualTo(10);
        assertThat(aws.calls()).isEqualTo(Map.of("PutItem", 10, "Publish", 10, "SendMessage", 10, "UpdateItem", 10));
    }

    @Test
    void makesAThirdOfACallForAnOrderWhenItIsBusy() {
        // given
        var api = api("on");
        var orders = 20_000;
        // when
        IntStream.range(0, 256).forEach(caller -> keepPosting(api, orders));
        timer.advance(Duration.ofMinutes(1));
        // then
        assertThat(accepted).isEqualTo(orders);
        assertThat(aws.told()).isEqualTo(2 * orders);
        var calls = aws.calls().values().stream().mapToInt(Integer::intValue).sum();
        assertThat(calls / (double) orders)
                .as("calls an order: %s", aws.calls())
                .isLessThanOrEqualTo(0.35);
    }

    @Test
    void makesPlainCallsOnlyWhereSharingIsOff() {
        // given
        var api = api("off");
        // when
        IntStream.range(0, 64).forEach(caller -> keepPosting(api, 640));
        timer.advance(Duration.ofMinutes(1));
        // then
        assertThat(aws.calls())
                .isEqualTo(Map.of("PutItem", 640, "Publish", 640, "SendMessage", 640, "UpdateItem", 640));
    }
}

package com.anycompany.ordergateway.app;

import static com.anycompany.ordergateway.store.SampleOrders.EVENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.aws.AwsServices;
import com.anycompany.ordergateway.config.Settings;
import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.store.Lease;
import com.anycompany.ordergateway.store.Outbox;
import com.anycompany.ordergateway.store.SampleOrders;
import com.anycompany.ordergateway.store.StoredOrder;
import com.anycompany.ordergateway.time.ManualTimer;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.sesv2.SesV2AsyncClient;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** The whole works, between a topic that takes its time and a table that is down when it answers. */
final class HeldBackWriteTest {
    private static final Duration OUTAGE = Duration.ofSeconds(8);
    private static final int ENOUGH_TO_OPEN = 10;

    private final ManualTimer timer = new ManualTimer();
    private final CompletableFuture<PublishResponse> published = new CompletableFuture<>();
    private boolean down;
    private int publishes;
    private int writes;

    private final class Table implements DynamoDbAsyncClient {
        @Override
        public CompletableFuture<GetItemResponse> getItem(GetItemRequest request) {
            return answer(GetItemResponse.builder().build());
        }

        @Override
        public CompletableFuture<UpdateItemResponse> updateItem(UpdateItemRequest request) {
            writes++;
            return answer(UpdateItemResponse.builder().build());
        }

        private <T> CompletableFuture<T> answer(T answer) {
            return down
                    ? CompletableFuture.failedFuture(new ConnectException("refused"))
                    : CompletableFuture.completedFuture(answer);
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    private final class Topic implements SnsAsyncClient {
        @Override
        public CompletableFuture<PublishResponse> publish(PublishRequest request) {
            publishes++;
            return published;
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    private Works works() {
        var settings = Settings.read(
                Map.of("SNS_TOPIC", "arn:aws:sns:eu-west-3:123456789012:OrderNotifications"), Path.of("no-file.yaml"));
        var aws = new AwsServices(
                new Table(),
                new Topic(),
                new SqsAsyncClient() {
                    @Override
                    public String serviceName() {
                        return SERVICE_NAME;
                    }

                    @Override
                    public void close() {}
                },
                new SesV2AsyncClient() {
                    @Override
                    public String serviceName() {
                        return SERVICE_NAME;
                    }

                    @Override
                    public void close() {}
                });
        return Works.of(
                settings,
                new Works.Aws(aws, aws),
                timer,
                RandomGenerator.of("SplittableRandom"),
                "gateway-1",
                (dependency, open) -> {});
    }

    private StoredOrder order() {
        var sample = SampleOrders.laptop("told");
        var lease = Lease.atBirth("gateway-1", timer.instant().plusSeconds(30));
        var outbox = new Outbox.Open(Set.of(EVENT), Map.of(), Map.of(EVENT, 0), Map.of(), lease);
        return new StoredOrder(sample.order(), sample.birth(), outbox, sample.version());
    }

    @Test
    void writesDownADeliveryOnceTheBreakerOfTheTableLetsItThrough() {
        // given
        var works = works();
        works.dispatcher().accept(order());
        down = true;
        IntStream.range(0, ENOUGH_TO_OPEN)
                .forEach(call -> works.orders().find(new OrderId("other"), timer.deadline(OUTAGE)));
        published.complete(PublishResponse.builder().build());
        var during = writes;
        down = false;
        // when
        timer.advance(OUTAGE);
        // then
        assertThat(publishes).isEqualTo(1);
        assertThat(during).isZero();
        assertThat(writes).isEqualTo(1);
    }
}

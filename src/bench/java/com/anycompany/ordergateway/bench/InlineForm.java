package com.anycompany.ordergateway.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.awscore.client.builder.AwsAsyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/**
 * The plain form of the job, as most would write it: store, publish and queue with one call of the SDK each, publish and
 * queue at once, and answer when all is done. The baseline: no outbox, no retry of its own, no batch, little validation.
 */
public final class InlineForm {
    private static final int CONNECTIONS = 300;

    private final DynamoDbAsyncClient table =
            configured(DynamoDbAsyncClient.builder()).build();
    private final SnsAsyncClient topic = configured(SnsAsyncClient.builder()).build();
    private final SqsAsyncClient queue = configured(SqsAsyncClient.builder()).build();
    private final String topicArn;
    private final String queueUrl;

    private InlineForm(Map<String, String> environment) {
        this.topicArn = environment.getOrDefault("SNS_TOPIC", "");
        this.queueUrl = environment.getOrDefault("SQS_QUEUE_URL", "");
    }

    /** Serves until it is ended, on the port that the environment names. */
    public static void main(String... arguments) {
        var form = new InlineForm(System.getenv());
        var port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
        var vertx = Vertx.vertx();
        for (var loop = 0; loop < Runtime.getRuntime().availableProcessors(); loop++) {
            vertx.deployVerticle(context -> context.owner()
                    .createHttpServer(new HttpServerOptions().setPort(port).setHost("127.0.0.1"))
                    .requestHandler(form::receive)
                    .listen());
        }
    }

    private void receive(HttpServerRequest request) {
        request.body()
                .compose(this::take)
                .onComplete(answer -> request.response()
                        .setStatusCode(answer.succeeded() ? 200 : 500)
                        .putHeader("Content-Type", "application/json")
                        .end(answer.succeeded() ? answer.result() : Buffer.buffer("{}")));
    }

    private Future<Buffer> take(Buffer body) {
        var order = new JsonObject(body);
        var id = order.getString("order_id");
        var price = new BigDecimal(order.getValue("price").toString());
        if (id == null || order.getString("product") == null || price.signum() <= 0) {
            return Future.failedFuture("invalid order");
        }
        var item = Map.of(
                "order_id", AttributeValue.fromS(id),
                "product", AttributeValue.fromS(order.getString("product")),
                "price", AttributeValue.fromN(price.toPlainString()));
        return future(table.putItem(request ->
                        request.tableName("Orders").item(item).conditionExpression("attribute_not_exists(order_id)")))
                .compose(stored -> Future.all(
                        future(topic.publish(
                                request -> request.topicArn(topicArn).message("Nouvelle commande reçue: " + id))),
                        future(queue.sendMessage(
                                request -> request.queueUrl(queueUrl).messageBody(order.encode())))))
                .map(told -> new JsonObject()
                        .put("message", "Commande traitée avec succès!")
                        .put("order_id", id)
                        .toBuffer());
    }

    private static <T> Future<T> future(CompletableFuture<T> call) {
        return Future.fromCompletionStage(call, Vertx.currentContext());
    }

    private static <B extends AwsAsyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B configured(B builder) {
        return builder.httpClientBuilder(NettyNioAsyncHttpClient.builder().maxConcurrency(CONNECTIONS));
    }
}

package com.anycompany.ordergateway.aws;

import com.anycompany.ordergateway.order.Sink;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One call on each service that is used, whatever comes of it: of a process it is the first call that is slow, as classes,
 * codecs and pools are made for it. Meant for an endpoint that answers anything and keeps nothing.
 */
public final class FirstCalls {
    private static final String ANY = "priming";

    private FirstCalls() {}

    /** Makes the calls, all at once. Completes when each has ended; does not fail. */
    public static Future<Void> on(AwsServices aws, Set<Sink> sinks) {
        var key = Map.of(OrderItem.ID, AttributeValue.fromS(ANY));
        var calls = new ArrayList<Future<?>>(List.of(
                call(() -> aws.dynamoDb().putItem(put -> put.tableName(ANY).item(key))),
                call(() -> aws.dynamoDb().getItem(get -> get.tableName(ANY).key(key)))));
        if (sinks.contains(Sink.EVENT)) {
            calls.add(call(
                    () -> aws.sns().publish(publish -> publish.topicArn(ANY).message(ANY))));
        }
        if (sinks.contains(Sink.FULFILMENT)) {
            calls.add(
                    call(() -> aws.sqs().sendMessage(send -> send.queueUrl(ANY).messageBody(ANY))));
        }
        if (sinks.contains(Sink.CONFIRMATION)) {
            calls.add(call(() -> aws.ses()
                    .sendEmail(send -> send.fromEmailAddress(ANY)
                            .destination(to -> to.toAddresses(ANY))
                            .content(content -> content.simple(mail -> mail.subject(subject -> subject.data(ANY))
                                    .body(body -> body.text(text -> text.data(ANY))))))));
        }
        return Future.join(calls).<Void>mapEmpty().otherwiseEmpty();
    }

    private static <T> Future<T> call(Supplier<CompletionStage<T>> call) {
        return SdkFutures.start(call);
    }
}

package com.anycompany.ordergateway.aws;

import com.anycompany.ordergateway.operations.Symptom;
import com.anycompany.ordergateway.operations.Symptom.Severity;
import io.vertx.core.Future;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sns.model.Subscription;

/**
 * Who is notified by e-mail and SMS. Whether a message arrived there only its reader can say.
 *
 * <p>Source: SNS ListSubscriptionsByTopic: {@code PendingConfirmation} stands in the place of an ARN.
 */
final class Subscribers {
    private static final String NOT_CONFIRMED = "PendingConfirmation";

    private final SnsAsyncClient client;
    private final String topicArn;

    Subscribers(SnsAsyncClient client, String topicArn) {
        this.client = client;
        this.topicArn = topicArn;
    }

    /** Of the first hundred. Does not fail: what goes wrong is a symptom. */
    Future<List<Symptom>> look() {
        return Examination.aside("subscribers", "sns:ListSubscriptionsByTopic")
                .ask(
                        () -> client.listSubscriptionsByTopic(list -> list.topicArn(topicArn)),
                        answer -> Stream.of("email", "sms")
                                .map(protocol -> of(protocol, answer.subscriptions()))
                                .toList());
    }

    private static Symptom of(String protocol, List<Subscription> all) {
        var what = "subscribers by " + protocol;
        var own = all.stream().filter(each -> protocol.equals(each.protocol())).toList();
        var waiting = own.stream()
                .filter(each -> NOT_CONFIRMED.equals(each.subscriptionArn()))
                .count();
        if (own.isEmpty()) {
            return Symptom.advice(what, "there are none", "subscribe one, if somebody is to be notified so");
        }
        return waiting > 0
                ? Symptom.warning(
                        what, waiting + " of " + own.size() + " have not confirmed", "follow the link sent to them")
                : new Symptom(Severity.UNPROVEN, what, own.size() + " were sent the notification; ask them for it", "");
    }
}

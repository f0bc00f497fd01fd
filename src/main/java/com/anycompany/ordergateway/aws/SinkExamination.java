package com.anycompany.ordergateway.aws;

import com.anycompany.ordergateway.operations.Symptom;
import io.vertx.core.Future;
import java.util.List;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Whether topic and queue are there. Whether anything may be sent there nothing says but sending.
 *
 * <p>Source: SNS GetTopicAttributes, GetSMSSandboxAccountStatus; SQS GetQueueAttributes, {@code RedrivePolicy}.
 */
final class SinkExamination {
    private SinkExamination() {}

    static Future<List<Symptom>> topic(SnsAsyncClient client, String arn) {
        var what = "topic " + arn;
        return Symptoms.joined(List.of(
                Examination.needed(what, "sns:GetTopicAttributes")
                        .ask(
                                () -> client.getTopicAttributes(get -> get.topicArn(arn)),
                                answer -> List.of(Symptom.well(what, "is there"), unproven(what, "sns:Publish"))),
                Examination.aside("SMS", "sns:GetSMSSandboxAccountStatus")
                        .ask(
                                () -> client.getSMSSandboxAccountStatus(get -> {}),
                                answer -> List.of(sms(answer.isInSandbox())))));
    }

    private static Symptom sms(Boolean inSandbox) {
        return Boolean.TRUE.equals(inSandbox)
                ? Symptom.warning(
                        "SMS",
                        "the account is in the SMS sandbox: only verified numbers get any",
                        "verify the numbers, or ask AWS to leave the sandbox")
                : Symptom.well("SMS", "the account is out of the sandbox");
    }

    static Future<List<Symptom>> queue(SqsAsyncClient client, String url) {
        var what = "queue " + url;
        return Examination.needed(what, "sqs:GetQueueAttributes")
                .ask(
                        () -> client.getQueueAttributes(
                                get -> get.queueUrl(url).attributeNames(QueueAttributeName.ALL)),
                        answer -> List.of(
                                Symptom.well(what, "is there"),
                                answer.attributes().containsKey(QueueAttributeName.REDRIVE_POLICY)
                                        ? Symptom.well(what, "has a dead-letter queue")
                                        : Symptom.advice(
                                                what,
                                                "has no dead-letter queue: what no worker can take comes again for ever",
                                                "give it a redrive policy"),
                                unproven(what, "sqs:SendMessage")));
    }

    static Symptom unproven(String what, String action) {
        return new Symptom(
                Symptom.Severity.UNPROVEN,
                what,
                "whether " + action + " is allowed shows only when something is sent",
                "");
    }
}

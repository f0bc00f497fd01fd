package com.anycompany.ordergateway.aws;

import com.anycompany.ordergateway.operations.Symptom;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Looks closely at everything that the gateway relies on, and names what is the matter. Changes nothing. */
public final class Doctor {
    private final AwsServices aws;
    private final Patient patient;
    private final InstantSource clock;

    /**
     * What is looked at.
     *
     * @param batching whether the gateway shares calls, which needs rights of its own
     * @param recipients who is to get mails; looked at in the sandbox alone
     */
    public record Patient(
            String table,
            boolean batching,
            Optional<String> topicArn,
            Optional<String> queueUrl,
            Optional<String> sender,
            Collection<String> recipients) {}

    /** A doctor for {@code patient}, whose clock is {@code clock}. */
    public Doctor(AwsServices aws, Patient patient, InstantSource clock) {
        this.aws = aws;
        this.patient = patient;
        this.clock = clock;
    }

    /** Looks at everything. Does not fail: what goes wrong is a symptom. */
    public Future<List<Symptom>> examine() {
        var parts = new ArrayList<Future<List<Symptom>>>();
        parts.add(new ClockExamination(aws.dynamoDb(), patient.table(), clock).examine());
        parts.add(new TableExamination(aws.dynamoDb(), patient.table()).examine());
        parts.add(new RightsExamination(aws.dynamoDb(), patient.table(), patient.batching()).examine());
        parts.add(patient.topicArn()
                .map(arn -> SinkExamination.topic(aws.sns(), arn))
                .orElseGet(() -> leftOut("topic", "SNS_TOPIC", "nothing is published")));
        parts.add(patient.queueUrl()
                .map(url -> SinkExamination.queue(aws.sqs(), url))
                .orElseGet(() -> leftOut("queue", "SQS_QUEUE_URL", "nothing is queued")));
        parts.add(patient.sender()
                .map(sender -> new MailExamination(aws.ses(), sender, patient.recipients()).examine())
                .orElseGet(() -> leftOut("mail", "SES_SENDER", "no confirmation is sent")));
        return Symptoms.joined(parts);
    }

    private static Future<List<Symptom>> leftOut(String what, String setting, String consequence) {
        return Future.succeededFuture(List.of(
                Symptom.advice(what, setting + " is not set: " + consequence, "set it, unless that is meant so")));
    }
}

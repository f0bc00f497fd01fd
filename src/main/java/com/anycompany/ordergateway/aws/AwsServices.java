package com.anycompany.ordergateway.aws;

import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.sesv2.SesV2AsyncClient;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/**
 * The four services as the adapters call them: real clients of the SDK, or whatever else answers like AWS. A client that
 * nobody asks for need never be made: each costs a tenth of a second of a cold start.
 */
public final class AwsServices {
    private final Supplier<DynamoDbAsyncClient> dynamoDb;
    private final Supplier<SnsAsyncClient> sns;
    private final Supplier<SqsAsyncClient> sqs;
    private final Supplier<SesV2AsyncClient> ses;

    /** Clients that are there already. */
    public AwsServices(DynamoDbAsyncClient dynamoDb, SnsAsyncClient sns, SqsAsyncClient sqs, SesV2AsyncClient ses) {
        this(() -> dynamoDb, () -> sns, () -> sqs, () -> ses);
    }

    /** Clients that are made when they are asked for. */
    AwsServices(
            Supplier<DynamoDbAsyncClient> dynamoDb,
            Supplier<SnsAsyncClient> sns,
            Supplier<SqsAsyncClient> sqs,
            Supplier<SesV2AsyncClient> ses) {
        this.dynamoDb = dynamoDb;
        this.sns = sns;
        this.sqs = sqs;
        this.ses = ses;
    }

    /** The client of the orders' table. */
    public DynamoDbAsyncClient dynamoDb() {
        return dynamoDb.get();
    }

    /** The client of the topic. */
    public SnsAsyncClient sns() {
        return sns.get();
    }

    /** The client of the queue. */
    public SqsAsyncClient sqs() {
        return sqs.get();
    }

    /** The client of the mail service. */
    public SesV2AsyncClient ses() {
        return ses.get();
    }
}

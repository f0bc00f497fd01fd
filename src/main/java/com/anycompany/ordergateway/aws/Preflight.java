package com.anycompany.ordergateway.aws;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.sesv2.model.GetEmailIdentityResponse;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Looks whether what the configuration names is there. Reads only.
 *
 * <p>Source: DynamoDB DescribeTable, SNS GetTopicAttributes, SQS GetQueueAttributes, SES v2 GetEmailIdentity.
 */
public final class Preflight {
    /** A fresh process runs uncompiled code and opens its first connections: what is slow then is not out of reach. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final String INDEX = "orders-index";

    private final AwsClients clients;
    private final String table;
    private final Optional<String> topicArn;
    private final Optional<String> queueUrl;
    private final Optional<String> sender;

    /** A look at {@code table} and at each of the others that is configured. */
    public Preflight(
            AwsClients clients,
            String table,
            Optional<String> topicArn,
            Optional<String> queueUrl,
            Optional<String> sender) {
        this.clients = clients;
        this.table = table;
        this.topicArn = topicArn;
        this.queueUrl = queueUrl;
        this.sender = sender;
    }

    /** Looks at everything, the table first in the list. Does not fail: what goes wrong is a finding. */
    public Future<List<Finding>> look() {
        var looks = new ArrayList<Future<Finding>>();
        topicArn.ifPresent(arn -> looks.add(look(
                SnsEvents.DEPENDENCY,
                arn,
                () -> clients.sns()
                        .getTopicAttributes(
                                request -> request.topicArn(arn).overrideConfiguration(Preflight::patient)))));
        queueUrl.ifPresent(url -> looks.add(look(
                SqsFulfilment.DEPENDENCY,
                url,
                () -> clients.sqs()
                        .getQueueAttributes(request -> request.queueUrl(url)
                                .attributeNames(QueueAttributeName.QUEUE_ARN)
                                .overrideConfiguration(Preflight::patient)))));
        sender.ifPresent(address -> looks.add(lookAtSender(address)));
        return lookAtTable()
                .compose(ofTable -> Future.all(looks)
                        .map(all -> Stream.concat(ofTable.stream(), all.<Finding>list().stream())
                                .toList()));
    }

    /** The table and, where it can be seen, the index that the relay looks into. */
    private Future<List<Finding>> lookAtTable() {
        return SdkFutures.start(this::describeTable)
                .map(answer ->
                        List.of(ofTable(Finding.State.WELL), new Finding(INDEX, DynamoOrderStore.INDEX, index(answer))))
                .recover(failure -> Future.succeededFuture(List.of(ofTable(state(failure)))));
    }

    private Finding ofTable(Finding.State state) {
        return new Finding(DynamoOrderStore.DEPENDENCY, table, state);
    }

    private static Finding.State index(DescribeTableResponse answer) {
        var described = answer.table();
        return described.hasGlobalSecondaryIndexes()
                        && described.globalSecondaryIndexes().stream()
                                .filter(index -> index.indexName().equals(DynamoOrderStore.INDEX))
                                .anyMatch(index -> index.indexStatus() != IndexStatus.CREATING
                                        && index.indexStatus() != IndexStatus.DELETING)
                ? Finding.State.WELL
                : Finding.State.MISSING;
    }

    private CompletionStage<DescribeTableResponse> describeTable() {
        return clients.dynamoDb()
                .describeTable(request -> request.tableName(table).overrideConfiguration(Preflight::patient));
    }

    /** An address may be verified itself or through its domain. */
    private Future<Finding> lookAtSender(String address) {
        var domain = address.substring(address.indexOf('@') + 1);
        return SdkFutures.start(() -> identity(address))
                .recover(failure -> failure instanceof NotFoundException
                        ? SdkFutures.start(() -> identity(domain))
                        : Future.failedFuture(failure))
                .map(identity -> Boolean.TRUE.equals(identity.verifiedForSendingStatus())
                        ? Finding.State.WELL
                        : Finding.State.NOT_VERIFIED)
                .recover(failure -> Future.succeededFuture(
                        failure instanceof NotFoundException ? Finding.State.NOT_VERIFIED : state(failure)))
                .map(state -> new Finding(SesConfirmations.DEPENDENCY, address, state));
    }

    private CompletionStage<GetEmailIdentityResponse> identity(String identity) {
        return clients.ses()
                .getEmailIdentity(request -> request.emailIdentity(identity).overrideConfiguration(Preflight::patient));
    }

    private static <T> Future<Finding> look(String dependency, String name, Supplier<CompletionStage<T>> call) {
        return SdkFutures.start(call)
                .map(answer -> Finding.State.WELL)
                .recover(failure -> Future.succeededFuture(state(failure)))
                .map(state -> new Finding(dependency, name, state));
    }

    private static void patient(AwsRequestOverrideConfiguration.Builder request) {
        request.apiCallAttemptTimeout(PATIENCE).apiCallTimeout(PATIENCE);
    }

    private static Finding.State state(Throwable failure) {
        return switch (AwsFaults.classify("preflight", failure).fault()) {
            case MISSING, INVALID -> Finding.State.MISSING;
            case DENIED -> Finding.State.DENIED;
            case HELD_BACK, THROTTLED, UNREACHABLE, TIMEOUT, BROKEN -> Finding.State.OUT_OF_REACH;
        };
    }
}

package com.anycompany.ordergateway.aws;

import com.anycompany.ordergateway.operations.Symptom;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/**
 * Whether the table has the shape that the gateway relies on.
 *
 * <p>Source: DynamoDB DescribeTable, DescribeTimeToLive, DescribeContinuousBackups.
 */
final class TableExamination {
    private static final List<String> TABLE_KEY = List.of("order_id HASH S");
    private static final List<String> INDEX_KEY = List.of("outbox_shard HASH S", "due_at RANGE N");

    private final DynamoDbAsyncClient client;
    private final String table;
    private final String what;

    TableExamination(DynamoDbAsyncClient client, String table) {
        this.client = client;
        this.table = table;
        this.what = "table " + table;
    }

    Future<List<Symptom>> examine() {
        var look = Examination.needed(what, "dynamodb:DescribeTable");
        return SdkFutures.start(() -> client.describeTable(describe -> describe.tableName(table)))
                .map(answer -> shape(answer.table()))
                .compose(shape -> Symptoms.joined(List.of(Future.succeededFuture(shape), expiry(), backups())))
                .recover(failure -> Future.succeededFuture(List.of(look.of(failure))));
    }

    private List<Symptom> shape(TableDescription described) {
        var types = described.attributeDefinitions().stream()
                .collect(Collectors.toMap(AttributeDefinition::attributeName, AttributeDefinition::attributeType));
        var symptoms = new ArrayList<Symptom>();
        if (described.tableStatus() != TableStatus.ACTIVE && described.tableStatus() != TableStatus.UPDATING) {
            symptoms.add(Symptom.trouble(what, "is " + described.tableStatusAsString(), "wait until it is ACTIVE"));
        }
        var key = key(described.keySchema(), types);
        if (!key.equals(TABLE_KEY)) {
            symptoms.add(Symptom.trouble(what, "has the key " + key, "make it anew with the key " + TABLE_KEY));
        }
        symptoms.add(index(described, types));
        symptoms.add(stream(described));
        if (!Boolean.TRUE.equals(described.deletionProtectionEnabled())) {
            symptoms.add(Symptom.advice(what, "may be deleted by one call", "switch deletion protection on"));
        }
        return symptoms;
    }

    private static List<String> key(Collection<KeySchemaElement> key, Map<String, ScalarAttributeType> types) {
        return key.stream()
                .map(part ->
                        part.attributeName() + " " + part.keyTypeAsString() + " " + types.get(part.attributeName()))
                .toList();
    }

    private static Symptom index(TableDescription described, Map<String, ScalarAttributeType> types) {
        var name = "index " + DynamoOrderStore.INDEX;
        var found = indexes(described)
                .filter(index -> index.indexName().equals(DynamoOrderStore.INDEX))
                .findFirst();
        if (found.isEmpty()) {
            return Symptom.trouble(
                    name,
                    "does not exist: what a gateway leaves behind is never delivered",
                    "add it with the key " + INDEX_KEY + " and received_at");
        }
        var key = key(found.get().keySchema(), types);
        if (!key.equals(INDEX_KEY)) {
            return Symptom.trouble(name, "has the key " + key, "make it anew with the key " + INDEX_KEY);
        }
        return found.get().indexStatus() == IndexStatus.ACTIVE || found.get().indexStatus() == IndexStatus.UPDATING
                ? Symptom.well(name, "is there")
                : Symptom.trouble(name, "is " + found.get().indexStatusAsString(), "wait until it is ACTIVE");
    }

    private static Stream<GlobalSecondaryIndexDescription> indexes(TableDescription described) {
        return described.hasGlobalSecondaryIndexes() ? described.globalSecondaryIndexes().stream() : Stream.empty();
    }

    private Symptom stream(TableDescription described) {
        var stream = described.streamSpecification();
        if (stream == null || !Boolean.TRUE.equals(stream.streamEnabled())) {
            return Symptom.warning(
                    what, "its stream is off: delivery by Lambda hears of nothing", "switch it on with NEW_IMAGE");
        }
        var shows = stream.streamViewType() == StreamViewType.NEW_IMAGE
                || stream.streamViewType() == StreamViewType.NEW_AND_OLD_IMAGES;
        return shows
                ? Symptom.well(what, "its stream is on")
                : Symptom.warning(
                        what,
                        "its stream shows " + stream.streamViewTypeAsString() + ": delivery by Lambda cannot read it",
                        "switch it to NEW_IMAGE");
    }

    private Future<List<Symptom>> expiry() {
        return Examination.aside(what, "dynamodb:DescribeTimeToLive")
                .ask(
                        () -> client.describeTimeToLive(describe -> describe.tableName(table)),
                        answer -> List.of(
                                answer.timeToLiveDescription().timeToLiveStatus() == TimeToLiveStatus.ENABLED
                                        ? Symptom.well(what, "its TTL is on")
                                        : Symptom.warning(
                                                what,
                                                "its TTL is off: what expires stays for ever",
                                                "switch it on for expires_at")));
    }

    private Future<List<Symptom>> backups() {
        return Examination.aside(what, "dynamodb:DescribeContinuousBackups")
                .ask(() -> client.describeContinuousBackups(describe -> describe.tableName(table)), answer -> {
                    var recovery = answer.continuousBackupsDescription().pointInTimeRecoveryDescription();
                    return recovery != null && recovery.pointInTimeRecoveryStatus() == PointInTimeRecoveryStatus.ENABLED
                            ? List.of(Symptom.well(what, "can be restored to a point in time"))
                            : List.of(Symptom.advice(
                                    what, "cannot be restored to a point in time", "switch point-in-time recovery on"));
                });
    }
}

package com.anycompany.ordergateway.aws;

import static com.anycompany.ordergateway.store.Outcomes.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.local.LocalAws;
import com.anycompany.ordergateway.local.LocalAwsOptions;
import com.anycompany.ordergateway.operations.Symptom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** What may be wrong with a table. */
final class DoctorOfTablesTest {
    private static final LocalAws AWS = LocalAws.start(LocalAwsOptions.onAnyPort());
    private static final AwsClients CLIENTS = TestClients.of(AWS);
    private static final AttributeDefinition ID = attribute("order_id", ScalarAttributeType.S);
    private static final AttributeDefinition SHARD = attribute("outbox_shard", ScalarAttributeType.S);
    private static final AttributeDefinition DUE_AT = attribute("due_at", ScalarAttributeType.N);

    @AfterAll
    static void end() {
        CLIENTS.close();
        AWS.close();
    }

    private static List<String> examine(String table) {
        var patient = new Doctor.Patient(table, true, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
        return outcome(new Doctor(CLIENTS.services(), patient, InstantSource.system()).examine()).stream()
                .map(Symptom::inWords)
                .toList();
    }

    private static void create(String table, UnaryOperator<CreateTableRequest.Builder> shape) {
        var request = shape.apply(
                        CreateTableRequest.builder().tableName(table).billingMode(BillingMode.PAY_PER_REQUEST))
                .build();
        outcome(SdkFutures.start(() -> CLIENTS.dynamoDb().createTable(request)));
    }

    private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }

    private static KeySchemaElement key(AttributeDefinition attribute, KeyType type) {
        return KeySchemaElement.builder()
                .attributeName(attribute.attributeName())
                .keyType(type)
                .build();
    }

    private static GlobalSecondaryIndex index(KeySchemaElement... key) {
        return GlobalSecondaryIndex.builder()
                .indexName("outbox-due")
                .keySchema(key)
                .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
                .build();
    }

    @Test
    void saysThatTheTableDoesNotExist() {
        assertThat(examine("Commandes"))
                .anyMatch(
                        line -> line.startsWith("trouble table Commandes: does not exist (ResourceNotFoundException)"));
    }

    @Test
    void saysThatTheIndexDoesNotExist() {
        // given
        create("WithoutIndex", table -> table.attributeDefinitions(ID).keySchema(key(ID, KeyType.HASH)));
        // when
        var found = examine("WithoutIndex");
        // then
        assertThat(found)
                .anyMatch(line -> line.startsWith("trouble index outbox-due: does not exist"))
                .anyMatch(line -> line.startsWith("warning table WithoutIndex: its stream is off"))
                .anyMatch(line -> line.startsWith("warning table WithoutIndex: its TTL is off"));
    }

    @Test
    void saysThatTheKeysAreWrong() {
        // given
        create(
                "WrongKeys",
                table -> table.attributeDefinitions(ID, DUE_AT)
                        .keySchema(key(ID, KeyType.HASH), key(DUE_AT, KeyType.RANGE))
                        .globalSecondaryIndexes(index(key(DUE_AT, KeyType.HASH))));
        // when
        var found = examine("WrongKeys");
        // then
        assertThat(found)
                .anyMatch(line -> line.startsWith(
                        "trouble table WrongKeys: has the key [order_id HASH S, due_at RANGE N] -> make it anew"))
                .anyMatch(line -> line.startsWith(
                        "trouble index outbox-due: has the key [due_at HASH N] -> make it anew with the key"
                                + " [outbox_shard HASH S, due_at RANGE N]"));
    }

    @Test
    void saysThatTheStreamShowsTooLittle() {
        // given
        create(
                "KeysOnlyStream",
                table -> table.attributeDefinitions(ID, SHARD, DUE_AT)
                        .keySchema(key(ID, KeyType.HASH))
                        .globalSecondaryIndexes(index(key(SHARD, KeyType.HASH), key(DUE_AT, KeyType.RANGE)))
                        .streamSpecification(
                                stream -> stream.streamEnabled(true).streamViewType(StreamViewType.KEYS_ONLY)));
        // when
        var found = examine("KeysOnlyStream");
        // then
        assertThat(found)
                .anyMatch(line -> line.startsWith("warning table KeysOnlyStream: its stream shows KEYS_ONLY"))
                .contains("well index outbox-due: is there");
    }

    @Test
    void isContentWithATableThatHasEverything() {
        // given
        create(
                "Everything",
                table -> table.attributeDefinitions(ID, SHARD, DUE_AT)
                        .keySchema(key(ID, KeyType.HASH))
                        .globalSecondaryIndexes(index(key(SHARD, KeyType.HASH), key(DUE_AT, KeyType.RANGE)))
                        .deletionProtectionEnabled(true)
                        .streamSpecification(
                                stream -> stream.streamEnabled(true).streamViewType(StreamViewType.NEW_IMAGE)));
        outcome(SdkFutures.start(() -> CLIENTS.dynamoDb()
                .updateTimeToLive(update -> update.tableName("Everything")
                        .timeToLiveSpecification(ttl -> ttl.enabled(true).attributeName("expires_at")))));
        // when
        var found = examine("Everything");
        // then
        assertThat(found)
                .contains("well table Everything: its TTL is on", "well table Everything: its stream is on")
                .noneMatch(line -> line.contains("deleted by one call"))
                .noneMatch(line -> line.startsWith("trouble"));
    }

    @Test
    void changesNothingInTheTable() {
        // when
        examine(AWS.table());
        // then
        var left = outcome(SdkFutures.start(() -> CLIENTS.dynamoDb().scan(scan -> scan.tableName(AWS.table()))));
        assertThat(left.items()).isEmpty();
    }
}

package com.anycompany.ordergateway.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

class DoorDynamoDbTest {
    private static LocalAws aws;
    private static Clients clients;
    private static DynamoDbAsyncClient dynamoDb;

    @BeforeAll
    static void start() {
        aws = LocalAws.start(LocalAwsOptions.onAnyPort());
        clients = Clients.of(aws);
        dynamoDb = clients.dynamoDb();
    }

    @AfterAll
    static void stop() {
        clients.close();
        aws.close();
    }

    @Test
    void createsTheTableWithItsIndexAndStream() {
        // given
        var described = dynamoDb.describeTable(t -> t.tableName(aws.table()));
        // when
        var table = described.join().table();
        // then
        assertThat(table.keySchema()).extracting(key -> key.attributeName()).containsExactly("order_id");
        assertThat(table.billingModeSummary().billingModeAsString()).isEqualTo("PAY_PER_REQUEST");
        assertThat(table.streamSpecification().streamViewTypeAsString()).isEqualTo("NEW_IMAGE");
        assertThat(table.globalSecondaryIndexes()).singleElement().satisfies(index -> {
            assertThat(index.indexName()).isEqualTo("outbox-due");
            assertThat(index.projection().projectionTypeAsString()).isEqualTo("INCLUDE");
            assertThat(index.projection().nonKeyAttributes()).containsExactly("received_at");
            assertThat(index.keySchema())
                    .extracting(key -> key.attributeName())
                    .containsExactly("outbox_shard", "due_at");
        });
    }

    @Test
    void returnsWhatWasPut() {
        // given
        var item = Map.of("order_id", text("put"), "note", text("é€😀"));
        dynamoDb.putItem(p -> p.tableName(aws.table()).item(item)).join();
        // when
        var found = dynamoDb.getItem(g -> g.tableName(aws.table())
                        .key(Map.of("order_id", text("put")))
                        .consistentRead(true))
                .join();
        // then
        assertThat(found.item()).isEqualTo(item);
    }

    @Test
    void tellsWhatWasThereWhenAConditionFails() {
        // given
        var taken = Map.of("order_id", text("taken"), "owner", text("first"));
        dynamoDb.putItem(p -> p.tableName(aws.table()).item(taken)).join();
        // when
        var refused = catchThrowable(() -> dynamoDb.putItem(p -> p.tableName(aws.table())
                        .item(Map.of("order_id", text("taken"), "owner", text("second")))
                        .conditionExpression("attribute_not_exists(order_id)")
                        .returnValuesOnConditionCheckFailure("ALL_OLD"))
                .join());
        // then
        assertThat(refused)
                .cause()
                .isInstanceOfSatisfying(
                        ConditionalCheckFailedException.class,
                        e -> assertThat(e.item()).isEqualTo(taken));
    }

    @Test
    void refusesABatchThatRepeatsAKey() {
        // given
        var twice = List.of(insert("repeated"), insert("repeated"));
        // when
        var refused = catchThrowable(
                () -> dynamoDb.batchExecuteStatement(b -> b.statements(twice)).join());
        // then
        assertThat(refused)
                .cause()
                .isInstanceOfSatisfying(
                        DynamoDbException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
    }

    @Test
    void findsDueWorkThroughTheIndex() {
        // given
        dynamoDb.putItem(p -> p.tableName(aws.table())
                        .item(Map.of(
                                "order_id", text("due"),
                                "outbox_shard", text("mixed#07"),
                                "due_at", AttributeValue.fromN("5"))))
                .join();
        // when
        var due = dynamoDb.query(q -> q.tableName(aws.table())
                        .indexName("outbox-due")
                        .keyConditionExpression("outbox_shard = :shard AND due_at <= :now")
                        .expressionAttributeValues(
                                Map.of(":shard", text("mixed#07"), ":now", AttributeValue.fromN("9"))))
                .join();
        // then
        assertThat(due.items()).extracting(item -> item.get("order_id")).containsExactly(text("due"));
    }

    @Test
    void returnsTheOldItemOfAnUpdate() {
        // given
        dynamoDb.putItem(p -> p.tableName(aws.table())
                        .item(Map.of("order_id", text("updated"), "version", AttributeValue.fromN("1"))))
                .join();
        // when
        var old = dynamoDb.updateItem(u -> u.tableName(aws.table())
                        .key(Map.of("order_id", text("updated")))
                        .updateExpression("SET version = version + :one")
                        .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1")))
                        .returnValues(ReturnValue.ALL_OLD))
                .join();
        // then
        assertThat(old.attributes()).containsEntry("version", AttributeValue.fromN("1"));
    }

    private static BatchStatementRequest insert(String id) {
        return BatchStatementRequest.builder()
                .statement("INSERT INTO \"Orders\" VALUE {'order_id': ?}")
                .parameters(text(id))
                .build();
    }

    private static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }
}

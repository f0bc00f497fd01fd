package com.anycompany.ordergateway.aws;

import static com.anycompany.ordergateway.store.Outcomes.outcome;

import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A table of orders for one test, as the gateway expects it. */
final class OrderTable implements AutoCloseable {
    private final AwsClients clients;
    private final String name;

    OrderTable(AwsClients clients, String name) {
        this.clients = clients;
        this.name = name;
        create();
    }

    String name() {
        return name;
    }

    void delete() {
        outcome(SdkFutures.start(() -> clients.dynamoDb().deleteTable(request -> request.tableName(name))));
    }

    @Override
    public void close() {
        delete();
    }

    private void create() {
        outcome(SdkFutures.start(() -> clients.dynamoDb()
                .createTable(request -> request.tableName(name)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .attributeDefinitions(
                                attribute("order_id", ScalarAttributeType.S),
                                attribute("outbox_shard", ScalarAttributeType.S),
                                attribute("due_at", ScalarAttributeType.N))
                        .keySchema(key("order_id", KeyType.HASH))
                        .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                                .indexName("outbox-due")
                                .keySchema(key("outbox_shard", KeyType.HASH), key("due_at", KeyType.RANGE))
                                .projection(projection -> projection
                                        .projectionType(ProjectionType.INCLUDE)
                                        .nonKeyAttributes("received_at"))
                                .build()))));
    }

    private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}

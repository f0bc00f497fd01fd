package com.anycompany.ordergateway.crash;

import com.anycompany.ordergateway.local.LocalAws;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/** The table itself, without the code that wrote it. */
final class OrdersTable implements AutoCloseable {
    private static final String INDEX = "outbox-due";

    private final DynamoDbAsyncClient client;
    private final String name;

    OrdersTable(LocalAws aws) {
        this.name = aws.table();
        this.client = DynamoDbAsyncClient.builder()
                .endpointOverride(aws.endpoint())
                .region(Region.of(aws.region()))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(aws.accessKey(), aws.secretKey())))
                .build();
    }

    /**
     * One item.
     *
     * @param open attributes that only an order with something left to tell has
     * @param epoch 1, and one more for each time that somebody took it over
     */
    record Row(
            String id,
            String product,
            BigDecimal price,
            long receivedAt,
            List<String> open,
            long epoch,
            boolean mailParked) {}

    /** How many orders have something left to tell. */
    int open() {
        return scan(ScanRequest.builder()
                        .indexName(INDEX)
                        .filterExpression("NOT begins_with(outbox_shard, :parked)")
                        .expressionAttributeValues(Map.of(":parked", AttributeValue.fromS("parked#"))))
                .size();
    }

    List<Row> rows() {
        return scan(ScanRequest.builder().consistentRead(true)).stream()
                .map(OrdersTable::row)
                .toList();
    }

    @Override
    public void close() {
        client.close();
    }

    private List<Map<String, AttributeValue>> scan(ScanRequest.Builder request) {
        var found = new ArrayList<Map<String, AttributeValue>>();
        Map<String, AttributeValue> from = Map.of();
        do {
            request.tableName(name).exclusiveStartKey(from.isEmpty() ? null : from);
            var page = client.scan(request.build()).join();
            found.addAll(page.items());
            from = page.lastEvaluatedKey();
        } while (!from.isEmpty());
        return found;
    }

    private static Row row(Map<String, AttributeValue> item) {
        return new Row(
                of(item, "order_id").s(),
                of(item, "product").s(),
                new BigDecimal(of(item, "price").n()),
                Long.parseLong(of(item, "received_at").n()),
                Stream.of("pending", "lease_owner", "outbox_shard")
                        .filter(item::containsKey)
                        .toList(),
                Long.parseLong(of(item, "lease_epoch").n()),
                of(of(of(item, "outcomes").m(), "confirmation:placed").m(), "ending")
                        .equals(AttributeValue.fromS("parked")));
    }

    /** The attribute; one without any value where there is none. */
    private static AttributeValue of(Map<String, AttributeValue> attributes, String name) {
        return attributes.getOrDefault(name, AttributeValue.builder().build());
    }
}

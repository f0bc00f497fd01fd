package com.anycompany.ordergateway.local.dynamodb;

import com.anycompany.ordergateway.local.AwsService;
import com.anycompany.ordergateway.local.wire.Calls;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** The table of orders, in the shape in which it is deployed. */
public final class OrdersTable {
    public static final String NAME = "Orders";

    private static final String SHAPE = """
            {
              "TableName": "Orders",
              "BillingMode": "PAY_PER_REQUEST",
              "AttributeDefinitions": [
                {"AttributeName": "order_id", "AttributeType": "S"},
                {"AttributeName": "outbox_shard", "AttributeType": "S"},
                {"AttributeName": "due_at", "AttributeType": "N"}
              ],
              "KeySchema": [{"AttributeName": "order_id", "KeyType": "HASH"}],
              "GlobalSecondaryIndexes": [{
                "IndexName": "outbox-due",
                "KeySchema": [
                  {"AttributeName": "outbox_shard", "KeyType": "HASH"},
                  {"AttributeName": "due_at", "KeyType": "RANGE"}
                ],
                "Projection": {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["received_at"]}
              }],
              "StreamSpecification": {"StreamEnabled": true, "StreamViewType": "NEW_IMAGE"}
            }
            """;

    private OrdersTable() {}

    /** Creates the table unless it is there, with whatever is in it. */
    public static Future<Void> ensure(AwsService dynamoDb) {
        return Calls.ask(dynamoDb, "DynamoDB_20120810.CreateTable", new JsonObject(SHAPE))
                .<Void>mapEmpty()
                .recover(OrdersTable::fineIfThere);
    }

    private static Future<Void> fineIfThere(Throwable failure) {
        return failure instanceof Calls.Refused refused && refused.says("ResourceInUseException")
                ? Future.succeededFuture()
                : Future.failedFuture(failure);
    }
}

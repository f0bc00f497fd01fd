package com.anycompany.ordergateway.local.dynamodb;

import com.anycompany.ordergateway.local.AwsService;
import com.anycompany.ordergateway.local.wire.Calls;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What is in the table of orders, for somebody who looks. */
public final class Items {
    /** Of at most 1 MB each. A larger table is shown by its first pages, since a scan has no order. */
    private static final int MOST_PAGES = 64;

    private final AwsService dynamoDb;

    public Items(AwsService dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    /** How many items there are, and the newest of them. */
    public Future<Shown> look() {
        return total().compose(total -> scan(new NewestItems(), new JsonObject(), MOST_PAGES)
                .map(newest -> new Shown(total, newest.newestFirst())));
    }

    private Future<Long> total() {
        return ask("DescribeTable", new JsonObject())
                .map(answer -> answer.getJsonObject("Table").getLong("ItemCount", 0L));
    }

    private Future<NewestItems> scan(NewestItems newest, JsonObject after, int pages) {
        return ask("Scan", after).compose(page -> {
            for (var item : page.getJsonArray("Items", new JsonArray())) {
                newest.add(PlainItem.of((JsonObject) item));
            }
            var last = page.getJsonObject("LastEvaluatedKey");
            return last == null || pages == 1
                    ? Future.succeededFuture(newest)
                    : scan(newest, new JsonObject().put("ExclusiveStartKey", last), pages - 1);
        });
    }

    private Future<JsonObject> ask(String operation, JsonObject document) {
        return Calls.ask(dynamoDb, "DynamoDB_20120810." + operation, document.put("TableName", OrdersTable.NAME));
    }
}

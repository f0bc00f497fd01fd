package com.anycompany.ordergateway.bench;

import com.anycompany.ordergateway.bench.Heard.Of;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.stream.Collectors;

/**
 * The stub's table where its orders can be read again: every condition is held, so that retries, repeats and the relay of a
 * gateway find what they left. It costs more than the table that only counts.
 */
final class Table {
    private static final String FAILED =
            "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException\",\"message\":\"no\"}";

    private final Items items;
    private final Heard heard;

    /** An answer, its status, and how many items its call was about. */
    record Answer(int status, int about, String body) {}

    Table(Items items, Heard heard) {
        this.items = items;
        this.heard = heard;
    }

    /** The answer to a call that is one of the table's, and what it did is noted. */
    Answer answer(String operation, Buffer body) {
        var call = new JsonObject(body);
        return switch (operation) {
            case "PutItem" -> alone(call, items.put(call));
            case "UpdateItem" -> alone(call, items.update(call));
            case "BatchExecuteStatement" -> together(call);
            case "GetItem" -> new Answer(200, 1, items.one(call));
            case "BatchGetItem" -> new Answer(200, 1, items.several(call));
            case "Query" -> new Answer(200, 1, items.due(call));
            default -> throw new IllegalArgumentException(operation + " (expected: an operation of the table)");
        };
    }

    private Answer alone(JsonObject call, Items.Write write) {
        note(write);
        if (!write.applied()) {
            var failure = new JsonObject(FAILED);
            write.item().ifPresent(item -> failure.put("Item", item));
            return new Answer(400, 1, failure.encode());
        }
        var shown = "ALL_NEW".equals(call.getString("ReturnValues"))
                ? JsonObject.of("Attributes", write.item().orElseThrow())
                : new JsonObject();
        return new Answer(200, 1, shown.encode());
    }

    private Answer together(JsonObject call) {
        var statements = call.getJsonArray("Statements");
        var answers = statements.stream()
                .map(JsonObject.class::cast)
                .map(this::statement)
                .collect(Collectors.joining(",", "{\"Responses\":[", "]}"));
        return new Answer(200, statements.size(), answers);
    }

    private String statement(JsonObject statement) {
        var write = items.execute(statement);
        note(write);
        if (write.applied()) {
            return "{\"TableName\":\"Orders\"}";
        }
        var inserts = statement.getString("Statement").startsWith("INSERT");
        var error = JsonObject.of("Code", inserts ? "DuplicateItem" : "ConditionalCheckFailed", "Message", "no");
        if (!inserts) {
            write.item().ifPresent(item -> error.put("Item", item));
        }
        return JsonObject.of("Error", error).encode();
    }

    private void note(Items.Write write) {
        write.item()
                .filter(item -> write.applied())
                .ifPresent(item ->
                        Heard.number(Items.id(item)).ifPresent(order -> note(order, item.containsKey("pending"))));
    }

    private void note(int order, boolean pending) {
        heard.note(Of.STORED, order);
        if (!pending) {
            heard.note(Of.FINISHED, order);
        }
    }
}

package com.anycompany.ordergateway.local.sqs;

import com.anycompany.ordergateway.local.sqs.Entry.Attribute;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Reads what is to be sent from the JSON protocol of SQS. */
final class JsonSend {
    private JsonSend() {}

    static Send single(JsonObject call) {
        return new Send(false, queue(call), List.of(entry(call)));
    }

    static Send batch(JsonObject call) {
        return new Send(
                true,
                queue(call),
                objects(call.getJsonArray("Entries", new JsonArray())).stream()
                        .map(JsonSend::entry)
                        .toList());
    }

    private static String queue(JsonObject call) {
        return Send.nameIn(call.getString("QueueUrl", ""));
    }

    private static Entry entry(JsonObject message) {
        return new Entry(
                message.getString("Id", ""),
                message.getString("MessageBody", ""),
                attributes(message.getJsonObject("MessageAttributes", new JsonObject())));
    }

    private static List<Attribute> attributes(JsonObject attributes) {
        return attributes.fieldNames().stream()
                .map(name -> attribute(name, attributes.getJsonObject(name)))
                .toList();
    }

    private static Attribute attribute(String name, JsonObject value) {
        var text = value.getString("StringValue", value.getString("BinaryValue", ""));
        return new Attribute(name, value.getString("DataType", ""), text);
    }

    private static List<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast).toList();
    }
}

package com.anycompany.ordergateway.local.sqs;

import com.anycompany.ordergateway.local.AwsCall;
import com.anycompany.ordergateway.local.AwsReply;
import com.anycompany.ordergateway.local.AwsServiceName;
import com.anycompany.ordergateway.local.wire.Address;
import com.anycompany.ordergateway.local.wire.AwsErrors;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The JSON protocol of SQS, that of today's SDKs. */
final class JsonDialect implements Dialect {
    private static final Address ADDRESS = new Address(AwsServiceName.SQS, "", Address.Protocol.JSON);

    @Override
    public Optional<Send> read(AwsCall call) {
        try {
            return switch (call.headers().get("X-Amz-Target")) {
                case "AmazonSQS.SendMessage" ->
                    Optional.of(JsonSend.single(call.body().toJsonObject()));
                case "AmazonSQS.SendMessageBatch" ->
                    Optional.of(JsonSend.batch(call.body().toJsonObject()));
                default -> Optional.empty();
            };
        } catch (DecodeException | ClassCastException e) {
            return Optional.empty();
        }
    }

    @Override
    public AwsReply refuse(Refusal refusal) {
        return AwsErrors.refuse(ADDRESS, Refusal.STATUS, refusal.code(), refusal.message());
    }

    @Override
    public AwsCall without(AwsCall call, Set<Integer> positions) {
        var document = call.body().toJsonObject();
        var entries = document.getJsonArray("Entries");
        var kept = new JsonArray();
        for (var at = 0; at < entries.size(); at++) {
            if (!positions.contains(at)) {
                kept.add(entries.getJsonObject(at));
            }
        }
        document.put("Entries", kept);
        return new AwsCall(call.method(), call.path(), call.query(), call.headers(), document.toBuffer());
    }

    @Override
    public AwsReply with(AwsReply reply, Map<String, Refusal> failed) {
        var document = reply.body().toJsonObject();
        var entries = document.getJsonArray("Failed", new JsonArray());
        failed.forEach((id, refusal) -> entries.add(new JsonObject()
                .put("Id", id)
                .put("SenderFault", true)
                .put("Code", refusal.code())
                .put("Message", refusal.message())));
        return new AwsReply(
                reply.status(), reply.headers(), document.put("Failed", entries).toBuffer());
    }

    @Override
    public Map<String, String> messageIds(AwsReply reply) {
        var document = reply.body().toJsonObject();
        var ids = new LinkedHashMap<String, String>();
        if (document.containsKey("MessageId")) {
            ids.put("", document.getString("MessageId"));
        }
        for (var item : document.getJsonArray("Successful", new JsonArray())) {
            var entry = (JsonObject) item;
            ids.put(entry.getString("Id"), entry.getString("MessageId"));
        }
        return ids;
    }
}

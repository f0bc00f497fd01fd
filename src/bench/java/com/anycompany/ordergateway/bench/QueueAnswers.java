package com.anycompany.ordergateway.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;

/**
 * What SQS answers to messages that it takes. The SDK holds its digests against what it sent, so they must be right.
 *
 * <p>Source: SQS SendMessage, SendMessageBatch; "Calculating the MD5 message digest for message attributes".
 */
final class QueueAnswers {
    private static final byte TEXT = 1;

    private QueueAnswers() {}

    /** The answer to a {@code SendMessage}. */
    static JsonObject one(JsonObject message) {
        return new JsonObject()
                .put("Id", message.getString("Id"))
                .put("MessageId", "m")
                .put("MD5OfMessageBody", digest(bytes(message.getString("MessageBody"))))
                .put("MD5OfMessageAttributes", digest(message.getJsonObject("MessageAttributes", new JsonObject())));
    }

    /** The answer to a {@code SendMessageBatch}. */
    static JsonObject batch(JsonObject call) {
        var taken = call.getJsonArray("Entries").stream()
                .map(entry -> one((JsonObject) entry))
                .toList();
        return new JsonObject().put("Successful", new JsonArray(taken)).put("Failed", new JsonArray());
    }

    private static String digest(JsonObject attributes) {
        var md5 = md5();
        for (var name : new TreeSet<>(attributes.fieldNames())) {
            var attribute = attributes.getJsonObject(name);
            add(md5, name);
            add(md5, attribute.getString("DataType"));
            md5.update(TEXT);
            add(md5, attribute.getString("StringValue"));
        }
        return HexFormat.of().formatHex(md5.digest());
    }

    private static void add(MessageDigest digest, String text) {
        var bytes = bytes(text);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    private static String digest(byte[] bytes) {
        return HexFormat.of().formatHex(md5().digest(bytes));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("MD5 is required of every Java platform", e);
        }
    }
}

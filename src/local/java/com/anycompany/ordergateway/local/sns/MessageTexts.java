package com.anycompany.ordergateway.local.sns;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which protocol's subscribers read which text of a message; {@code default} is always there.
 *
 * <p>Source: API_Publish, Message and MessageStructure. That page asks for strings under the keys of transport protocols
 * and in another line has them ignored; what it asks for is what counts here. Keys of no protocol are ignored.
 */
final class MessageTexts {
    static final String DEFAULT = "default";

    private static final Set<String> PROTOCOLS = Set.of(
            DEFAULT,
            "http",
            "https",
            "email",
            "email-json",
            "sms",
            "sqs",
            "application",
            "lambda",
            "firehose",
            "APNS",
            "APNS_SANDBOX",
            "APNS_VOIP",
            "APNS_VOIP_SANDBOX",
            "MACOS",
            "MACOS_SANDBOX",
            "GCM",
            "ADM",
            "BAIDU",
            "MPNS",
            "WNS");

    private MessageTexts() {}

    static Map<String, String> of(String message, Optional<String> structure) {
        if (message.isEmpty()) {
            throw SnsRefusal.invalidParameter("Empty message");
        }
        if (structure.isEmpty()) {
            return Map.of(DEFAULT, message);
        }
        if (!structure.get().equals("json")) {
            throw SnsRefusal.invalidParameter("Invalid message structure. Must be json");
        }
        return byProtocol(parsed(message));
    }

    private static JsonObject parsed(String message) {
        try {
            return new JsonObject(message);
        } catch (DecodeException | ClassCastException e) {
            throw SnsRefusal.invalidParameter("Message Structure - JSON message body failed to parse");
        }
    }

    private static Map<String, String> byProtocol(JsonObject message) {
        if (!(message.getValue(DEFAULT) instanceof String)) {
            throw SnsRefusal.invalidParameter("Message Structure - No default entry in JSON message body");
        }
        var texts = new LinkedHashMap<String, String>();
        for (var entry : message) {
            if (PROTOCOLS.contains(entry.getKey())) {
                texts.put(entry.getKey(), string(entry));
            }
        }
        return texts;
    }

    private static String string(Map.Entry<String, Object> entry) {
        if (entry.getValue() instanceof String text) {
            return text;
        }
        throw SnsRefusal.invalidParameter("Message Structure - the value of " + entry.getKey() + " is not a string");
    }
}

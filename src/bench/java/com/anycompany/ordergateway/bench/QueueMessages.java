package com.anycompany.ordergateway.bench;

import com.anycompany.ordergateway.bench.Heard.Of;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The queue's part of the stub. It is the one service whose answers the SDK holds against what it sent, by a digest. */
final class QueueMessages {
    private static final JsonFactory JSON = new JsonFactory();

    private QueueMessages() {}

    /** @param answer that tells the SDK of so many messages */
    record Taken(int messages, String answer) {}

    static Optional<Taken> one(byte[] body, Heard heard) {
        return bodies(body).stream().findFirst().map(message -> {
            note(message, heard);
            return new Taken(1, "{\"MessageId\":\"m\",\"MD5OfMessageBody\":\"" + digest(message) + "\"}");
        });
    }

    static Optional<Taken> batch(byte[] body, Heard heard) {
        var messages = bodies(body);
        messages.forEach(message -> note(message, heard));
        var entries = IntStream.range(0, messages.size())
                .mapToObj(id -> "{\"Id\":\"" + id + "\",\"MessageId\":\"m\",\"MD5OfMessageBody\":\""
                        + digest(messages.get(id)) + "\"}")
                .collect(Collectors.joining(",", "{\"Successful\":[", "],\"Failed\":[]}"));
        return Optional.of(new Taken(messages.size(), entries));
    }

    private static void note(String message, Heard heard) {
        var bytes = message.getBytes(StandardCharsets.UTF_8);
        heard.note(Of.QUEUE, Scan.order(bytes, 0, bytes.length));
    }

    private static List<String> bodies(byte[] call) {
        var bodies = new ArrayList<String>();
        try (JsonParser parser = JSON.createParser(call)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME && parser.currentName().equals("MessageBody")) {
                    bodies.add(parser.nextTextValue());
                }
            }
            return bodies;
        } catch (IOException e) {
            throw new UncheckedIOException("queue call", e);
        }
    }

    private static String digest(String message) {
        try {
            var md5 = MessageDigest.getInstance("MD5").digest(message.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(md5);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("MD5 is what SQS answers with", e);
        }
    }
}

package com.anycompany.ordergateway.rehearsal;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An AWS on the loopback interface that takes whatever it is given and keeps nothing: enough for the SDK to go through all
 * that it does with a real answer. Of a call it looks at its name and counts its items, no more.
 *
 * <p>Source: the service models of DynamoDB, SNS, SQS and SES v2, as far as the gateway's way of an order needs them.
 */
public final class StandIn {
    private static final String ADDRESS = "127.0.0.1";
    private static final Pattern TARGET = Pattern.compile("x-amz-target: \\w+\\.(\\w+)", Pattern.CASE_INSENSITIVE);
    private static final String MAILS = "POST /v2/";

    private final NetServer server;

    private StandIn(NetServer server) {
        this.server = server;
    }

    /** Listens on any free port. Fails with {@link java.io.IOException} where there is none. */
    public static Future<StandIn> open(Vertx vertx) {
        return vertx.createNetServer(new NetServerOptions().setHost(ADDRESS).setPort(0))
                .connectHandler(StandIn::serve)
                .listen()
                .map(StandIn::new);
    }

    /** Where every service of it is. */
    public URI endpoint() {
        return URI.create("http://" + ADDRESS + ":" + server.actualPort());
    }

    /** Listens no more, and hangs up. */
    public Future<Void> close() {
        return server.close();
    }

    private static void serve(NetSocket socket) {
        Messages.read(socket, (head, body) -> socket.write(answer(head, body.toString(StandardCharsets.ISO_8859_1))));
    }

    private static Buffer answer(String head, String body) {
        var target = TARGET.matcher(head);
        if (target.find()) {
            return message("application/x-amz-json-1.0", json(target.group(1), body));
        }
        return head.startsWith(MAILS)
                ? message("application/json", "{\"MessageId\":\"m\"}")
                : message("text/xml", xml(count(".Id=", body)));
    }

    private static String json(String operation, String body) {
        return switch (operation) {
            case "BatchExecuteStatement" ->
                "{\"Responses\":[" + each(",", count("\"Statement\":", body), item -> "{}") + "]}";
            case "SendMessage" -> "{\"MessageId\":\"m\"}";
            case "SendMessageBatch" ->
                "{\"Failed\":[],\"Successful\":["
                        + each(
                                ",",
                                count("\"MessageBody\":", body),
                                item -> "{\"Id\":\"" + item + "\",\"MessageId\":\"m\"}")
                        + "]}";
            default -> "{}";
        };
    }

    private static String xml(int entries) {
        var operation = entries == 0 ? "Publish" : "PublishBatch";
        var result = entries == 0
                ? "<MessageId>m</MessageId>"
                : "<Successful>"
                        + each("", entries, id -> "<member><Id>" + id + "</Id><MessageId>m</MessageId></member>")
                        + "</Successful>";
        return "<%1$sResponse><%1$sResult>%2$s</%1$sResult></%1$sResponse>".formatted(operation, result);
    }

    private static String each(String between, int items, IntFunction<String> text) {
        return IntStream.range(0, items).mapToObj(text).collect(Collectors.joining(between));
    }

    private static int count(String part, String text) {
        var count = 0;
        for (var at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
            count++;
        }
        return count;
    }

    private static Buffer message(String type, String body) {
        return Buffer.buffer("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length()
                + Messages.END_OF_HEAD + body);
    }
}

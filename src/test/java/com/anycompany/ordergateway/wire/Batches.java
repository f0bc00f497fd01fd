package com.anycompany.ordergateway.wire;

import com.anycompany.ordergateway.local.wire.Address;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Turns every second entry of a batch's answer into one that failed on the side of AWS, which leaves open whether it was
 * done. It was.
 *
 * <p>Source: SQS SendMessageBatch and SNS PublishBatch, BatchResultErrorEntry; DynamoDB API_BatchStatementError.
 */
final class Batches {
    private static final Pattern MEMBER = Pattern.compile("<member>.*?</member>", Pattern.DOTALL);
    private static final Pattern ID = Pattern.compile("<Id>(.*?)</Id>");
    private static final Pattern SUCCESSFUL = Pattern.compile("<Successful>(.*?)</Successful>", Pattern.DOTALL);
    private static final Pattern FAILED = Pattern.compile("<Failed>(.*?)</Failed>|<Failed/>", Pattern.DOTALL);

    private Batches() {}

    /** The answer to a call at {@code address}; as it was, if that is no batch. */
    static Message failEverySecond(Address address, Message answer) {
        return switch (address.operation()) {
            case "SendMessageBatch" -> json(answer, Batches::messages);
            case "BatchExecuteStatement" -> json(answer, Batches::statements);
            case "PublishBatch" -> answer.with(publications(text(answer)).getBytes(StandardCharsets.UTF_8));
            default -> answer;
        };
    }

    /** How many orders a call is to store. */
    static long inserts(Address address, Message request) {
        return switch (address.operation()) {
            case "PutItem" -> 1;
            case "BatchExecuteStatement" ->
                new JsonObject(text(request))
                        .getJsonArray("Statements").stream()
                                .filter(statement -> statement instanceof JsonObject object
                                        && object.getString("Statement").startsWith("INSERT"))
                                .count();
            default -> 0;
        };
    }

    private interface Change {
        void on(JsonObject document);
    }

    private static Message json(Message answer, Change change) {
        var document = new JsonObject(text(answer));
        change.on(document);
        return answer.with(document.encode().getBytes(StandardCharsets.UTF_8));
    }

    private static void messages(JsonObject answer) {
        var kept = new JsonArray();
        var failed = answer.getJsonArray("Failed", new JsonArray());
        var successful = answer.getJsonArray("Successful", new JsonArray());
        for (var i = 0; i < successful.size(); i++) {
            var entry = successful.getJsonObject(i);
            if (i % 2 == 0) {
                kept.add(entry);
            } else {
                failed.add(new JsonObject()
                        .put("Id", entry.getString("Id"))
                        .put("Code", "InternalError")
                        .put("SenderFault", false));
            }
        }
        answer.put("Successful", kept).put("Failed", failed);
    }

    private static void statements(JsonObject answer) {
        var responses = answer.getJsonArray("Responses", new JsonArray());
        for (var i = 1; i < responses.size(); i += 2) {
            var error = new JsonObject().put("Code", "InternalServerError").put("Message", "A fault on the wire.");
            responses.set(
                    i,
                    new JsonObject()
                            .put("Error", error)
                            .put("TableName", responses.getJsonObject(i).getString("TableName", "")));
        }
    }

    private static String publications(String answer) {
        var members = inside(SUCCESSFUL, answer);
        var kept = MEMBER.matcher(members).results().map(MatchResult::group).toList();
        var failed = new StringBuilder(inside(FAILED, answer));
        var left = new StringBuilder();
        for (var i = 0; i < kept.size(); i++) {
            if (i % 2 == 0) {
                left.append(kept.get(i));
            } else {
                failed.append(failure(kept.get(i)));
            }
        }
        var withoutFailed = FAILED.matcher(answer).replaceAll("");
        return SUCCESSFUL
                .matcher(withoutFailed)
                .replaceFirst("<Successful>" + left + "</Successful><Failed>" + failed + "</Failed>");
    }

    private static String failure(String member) {
        var id = ID.matcher(member).results().map(found -> found.group(1)).collect(Collectors.joining());
        return "<member><Id>" + id + "</Id><Code>InternalError</Code><SenderFault>false</SenderFault></member>";
    }

    private static String inside(Pattern element, String text) {
        var found = element.matcher(text);
        return found.find() && found.group(1) != null ? found.group(1) : "";
    }

    private static String text(Message answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}

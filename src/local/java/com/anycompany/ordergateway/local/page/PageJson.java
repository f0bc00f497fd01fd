package com.anycompany.ordergateway.local.page;

import com.anycompany.ordergateway.local.Journal;
import com.anycompany.ordergateway.local.Mail;
import com.anycompany.ordergateway.local.QueueMessage;
import com.anycompany.ordergateway.local.TopicMessage;
import com.anycompany.ordergateway.local.dynamodb.Shown;
import com.anycompany.ordergateway.local.sqs.QueueDepth;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What arrived, as JSON. The names of its members are a promise to scripts. */
final class PageJson {
    private PageJson() {}

    static JsonObject items(Shown shown) {
        return document(shown.total(), shown.newest(), item -> item);
    }

    static JsonObject topic(Journal<TopicMessage> journal, int limit) {
        return document(
                journal.total(),
                newestFirst(journal, limit),
                message -> new JsonObject()
                        .put("at", message.at())
                        .put("messageId", message.messageId())
                        .put("topicArn", message.topicArn())
                        .put("subject", message.subject())
                        .put("texts", object(message.texts()))
                        .put("attributes", object(message.attributes())));
    }

    static JsonObject queue(Journal<QueueMessage> journal, List<QueueDepth> depths, int limit) {
        return document(
                        journal.total(),
                        newestFirst(journal, limit),
                        message -> new JsonObject()
                                .put("at", message.at())
                                .put("messageId", message.messageId())
                                .put("queue", message.queue())
                                .put("body", message.body())
                                .put("attributes", object(message.attributes())))
                .put(
                        "queues",
                        array(
                                depths,
                                depth -> new JsonObject()
                                        .put("queue", depth.queue())
                                        .put("visible", depth.visible())
                                        .put("inFlight", depth.inFlight())
                                        .put("delayed", depth.delayed())));
    }

    static JsonObject mails(Journal<Mail> journal, int limit) {
        return document(
                journal.total(),
                newestFirst(journal, limit),
                mail -> new JsonObject()
                        .put("at", mail.at())
                        .put("messageId", mail.messageId())
                        .put("from", mail.from())
                        .put("to", new JsonArray(mail.to()))
                        .put("subject", mail.subject())
                        .put("text", mail.text())
                        .put("html", mail.html()));
    }

    static <T> List<T> newestFirst(Journal<T> journal, int limit) {
        return journal.latest().reversed().stream().limit(limit).toList();
    }

    private static <T> JsonObject document(long total, List<T> latest, Function<T, JsonObject> form) {
        return new JsonObject().put("total", total).put("latest", array(latest, form));
    }

    private static <T> JsonArray array(List<T> records, Function<T, JsonObject> form) {
        return new JsonArray(records.stream().map(form).toList());
    }

    private static JsonObject object(Map<String, String> texts) {
        var object = new JsonObject();
        texts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(text -> object.put(text.getKey(), text.getValue()));
        return object;
    }
}

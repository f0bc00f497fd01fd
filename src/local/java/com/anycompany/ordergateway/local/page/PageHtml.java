package com.anycompany.ordergateway.local.page;

import static com.anycompany.ordergateway.local.page.Markup.element;
import static com.anycompany.ordergateway.local.page.Markup.escaped;
import static com.anycompany.ordergateway.local.page.Markup.foldable;
import static com.anycompany.ordergateway.local.page.Markup.pre;
import static com.anycompany.ordergateway.local.page.Markup.section;
import static com.anycompany.ordergateway.local.page.Markup.table;

import com.anycompany.ordergateway.local.Journals;
import com.anycompany.ordergateway.local.Mail;
import com.anycompany.ordergateway.local.QueueMessage;
import com.anycompany.ordergateway.local.TopicMessage;
import com.anycompany.ordergateway.local.dynamodb.Shown;
import com.anycompany.ordergateway.local.sqs.QueueDepth;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What arrived, as a page that needs neither script nor anything from elsewhere. */
record PageHtml(Journals journals, Shown items, List<QueueDepth> depths) {
    String render() {
        var topic = PageJson.newestFirst(journals.topic(), Limit.USUAL);
        var queue = PageJson.newestFirst(journals.queue(), Limit.USUAL);
        var mails = PageJson.newestFirst(journals.mails(), Limit.USUAL);
        return Shell.around(section("items", "Orders in the table", items.total(), items.newest(), "", PageHtml::item)
                + section("topic", "Messages on the topic", journals.topic().total(), topic, "", PageHtml::message)
                + section("queue", "Messages to queues", journals.queue().total(), queue, counts(), PageHtml::message)
                + section("mails", "Mails", journals.mails().total(), mails, "", PageHtml::mail));
    }

    private String counts() {
        return element(
                "ul",
                depths.stream()
                        .map(depth -> element(
                                "li",
                                escaped(depth.queue() + ": " + depth.visible() + " waiting, " + depth.inFlight()
                                        + " in flight, " + depth.delayed() + " delayed")))
                        .collect(Collectors.joining()));
    }

    private static String item(JsonObject item) {
        var time = item.getValue("received_at") instanceof Number epoch
                ? time(Instant.ofEpochMilli(epoch.longValue()))
                : "";
        return foldable(time, String.valueOf(item.getValue("order_id")), pre(item.encodePrettily()));
    }

    private static String message(TopicMessage message) {
        var texts = message.texts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(text -> element("h3", escaped(text.getKey())) + pre(text.getValue()))
                .collect(Collectors.joining());
        var title = message.subject().isEmpty() ? message.messageId() : message.subject();
        return foldable(time(message.at()), title, table(message.attributes()) + texts);
    }

    private static String message(QueueMessage message) {
        return foldable(
                time(message.at()),
                message.queue() + " " + message.messageId(),
                table(message.attributes()) + pre(message.body()));
    }

    private static String mail(Mail mail) {
        return foldable(
                time(mail.at()),
                mail.subject(),
                table(Map.of("From", mail.from(), "To", String.join(", ", mail.to()))) + html(mail) + text(mail));
    }

    private static String html(Mail mail) {
        return mail.html().isEmpty()
                ? ""
                : element("h3", "As HTML") + "<iframe sandbox srcdoc=\"" + escaped(mail.html())
                        + "\" title=\"The mail as its reader sees it\"></iframe>";
    }

    private static String text(Mail mail) {
        return mail.text().isEmpty() ? "" : element("h3", "As text") + pre(mail.text());
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}

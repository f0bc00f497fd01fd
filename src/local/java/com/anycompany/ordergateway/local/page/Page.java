package com.anycompany.ordergateway.local.page;

import com.anycompany.ordergateway.local.AwsCall;
import com.anycompany.ordergateway.local.AwsReply;
import com.anycompany.ordergateway.local.AwsService;
import com.anycompany.ordergateway.local.Journals;
import com.anycompany.ordergateway.local.dynamodb.Items;
import com.anycompany.ordergateway.local.sqs.Queues;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;

/**
 * What arrived: at {@code /} for a browser, below {@code /_local/} as JSON with {@code total} and {@code latest}, newest
 * first, 200 or {@code ?limit=} of them.
 */
public final class Page implements AwsService {
    /** Nothing from elsewhere, no script; the frames with mails inherit it. */
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'";

    private final Journals journals;
    private final Items items;
    private final Queues queues;

    public Page(Journals journals, Items items, Queues queues) {
        this.journals = journals;
        this.items = items;
        this.queues = queues;
    }

    @Override
    public Future<AwsReply> call(AwsCall call) {
        if (!call.method().equals("GET") && !call.method().equals("HEAD")) {
            return Future.succeededFuture(
                    reply(400, "text/plain", "no AWS operation (expected: X-Amz-Target or Action)"));
        }
        var limit = Limit.in(call.query());
        return switch (call.path()) {
            case "/" ->
                items.look()
                        .compose(shown -> queues.depths().map(depths -> html(new PageHtml(journals, shown, depths))));
            case "/_local/items" -> items.look().map(shown -> json(PageJson.items(shown)));
            case "/_local/topic" -> Future.succeededFuture(json(PageJson.topic(journals.topic(), limit)));
            case "/_local/queue" ->
                queues.depths().map(depths -> json(PageJson.queue(journals.queue(), depths, limit)));
            case "/_local/mails" -> Future.succeededFuture(json(PageJson.mails(journals.mails(), limit)));
            default -> Future.succeededFuture(reply(404, "text/plain", "nothing here (expected: / or /_local/…)"));
        };
    }

    private static AwsReply html(PageHtml page) {
        return reply(200, "text/html; charset=utf-8", page.render());
    }

    private static AwsReply json(JsonObject document) {
        return reply(200, "application/json", document.encodePrettily() + "\n");
    }

    private static AwsReply reply(int status, String type, String body) {
        var headers = HttpHeaders.headers()
                .set(HttpHeaders.CONTENT_TYPE, type)
                .set(HttpHeaders.CACHE_CONTROL, "no-store")
                .set("Content-Security-Policy", POLICY)
                .set("X-Content-Type-Options", "nosniff")
                .set("Referrer-Policy", "no-referrer");
        return new AwsReply(status, headers, Buffer.buffer(body));
    }
}

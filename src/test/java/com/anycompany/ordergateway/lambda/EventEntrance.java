package com.anycompany.ordergateway.lambda;

import com.anycompany.ordergateway.entrance.Entrance;
import com.anycompany.ordergateway.entrance.Reply;
import com.anycompany.ordergateway.entrance.Request;
import com.anycompany.ordergateway.entrance.SampleApi;
import com.anycompany.ordergateway.json.JsonTree;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;

/** By events of one form, handed to the function as Lambda does. */
final class EventEntrance implements Entrance {
    private final EventForm form;
    private final boolean base64;
    private final Invoked function;

    EventEntrance(EventForm form, boolean base64, SampleApi sample) {
        this.form = form;
        this.base64 = base64;
        this.function = new Invoked(new ProcessOrder(sample.api(), sample.requestIds()));
    }

    @Override
    public Reply ask(Request request) {
        return reply(function.with(form.event(request, base64)));
    }

    /** What the sender of the event makes of the function's document. */
    static Reply reply(JsonTree document) {
        var headers = new HashMap<String, String>();
        document.at("headers")
                .members()
                .forEach((name, value) -> headers.put(name, value.text().orElseThrow()));
        document.at("multiValueHeaders")
                .members()
                .forEach((name, values) ->
                        headers.put(name, values.elements().getFirst().text().orElseThrow()));
        var text = document.at("body").text().orElseThrow();
        var body = document.at("isBase64Encoded").isTrue()
                ? new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8)
                : text;
        return Reply.of(status(document), headers, body);
    }

    private static int status(JsonTree document) {
        return document.at("statusCode") instanceof JsonTree.Scalar(var digits, var string) && !string
                ? Integer.parseInt(digits)
                : -1;
    }

    @Override
    public void close() {}
}

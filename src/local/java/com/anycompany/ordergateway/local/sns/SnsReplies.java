package com.anycompany.ordergateway.local.sns;

import com.anycompany.ordergateway.local.AwsReply;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Results and refusals as the query protocol writes them. Source: "Making Query requests", Amazon SNS API Reference. */
final class SnsReplies {
    private static final String NAMESPACE = "http://sns.amazonaws.com/doc/2010-03-31/";

    private final Supplier<String> ids;

    SnsReplies(Supplier<String> ids) {
        this.ids = ids;
    }

    AwsReply result(String action, List<Xml> result) {
        var children = new ArrayList<Xml>();
        if (!result.isEmpty()) {
            children.add(Xml.node(action + "Result", result));
        }
        var requestId = ids.get();
        children.add(Xml.node("ResponseMetadata", Xml.text("RequestId", requestId)));
        return reply(200, action + "Response", requestId, children);
    }

    AwsReply refusal(SnsRefusal refusal) {
        var requestId = ids.get();
        var error = Xml.node(
                "Error",
                Xml.text("Type", "Sender"),
                Xml.text("Code", refusal.code()),
                Xml.text("Message", refusal.reason()));
        return reply(refusal.status(), "ErrorResponse", requestId, List.of(error, Xml.text("RequestId", requestId)));
    }

    private static AwsReply reply(int status, String root, String requestId, List<Xml> children) {
        var out = new StringBuilder("<" + root + " xmlns=\"" + NAMESPACE + "\">");
        children.forEach(child -> child.writeTo(out));
        var body = Buffer.buffer(out.append("</").append(root).append('>').toString());
        var headers = MultiMap.caseInsensitiveMultiMap()
                .set("Content-Type", "text/xml")
                .set("x-amzn-RequestId", requestId);
        return new AwsReply(status, headers, body);
    }
}

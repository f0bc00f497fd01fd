package com.anycompany.ordergateway.local.ses;

import com.anycompany.ordergateway.local.AwsReply;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import java.util.function.Supplier;

/** Results and refusals as the restJson1 protocol writes them: the type of an error is in a header. */
final class SesReplies {
    private final Supplier<String> ids;

    SesReplies(Supplier<String> ids) {
        this.ids = ids;
    }

    AwsReply result(JsonObject result) {
        return new AwsReply(200, headers(), result.toBuffer());
    }

    AwsReply refusal(SesRefusal refusal) {
        return new AwsReply(
                refusal.status(),
                headers().set("x-amzn-ErrorType", refusal.type()),
                new JsonObject().put("message", refusal.reason()).toBuffer());
    }

    private MultiMap headers() {
        return MultiMap.caseInsensitiveMultiMap()
                .set("Content-Type", "application/json")
                .set("x-amzn-RequestId", ids.get());
    }
}

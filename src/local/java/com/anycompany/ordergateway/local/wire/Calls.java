package com.anycompany.ordergateway.local.wire;

import com.anycompany.ordergateway.local.AwsCall;
import com.anycompany.ordergateway.local.AwsReply;
import com.anycompany.ordergateway.local.AwsService;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;

/** The embedded AWS's own calls on its services, in their JSON protocol. */
public final class Calls {
    /** Nobody verifies it, but DynamoDB Local wants to read a region and a key out of one. */
    private static final String SIGNATURE = "AWS4-HMAC-SHA256 Credential=local/20260101/eu-west-3/local/aws4_request,"
            + " SignedHeaders=host, Signature=00";

    private Calls() {}

    public static AwsCall json(String target, JsonObject body) {
        var headers = HttpHeaders.headers()
                .set("X-Amz-Target", target)
                .set(HttpHeaders.CONTENT_TYPE, "application/x-amz-json-1.0")
                .set(HttpHeaders.AUTHORIZATION, SIGNATURE);
        return new AwsCall("POST", "/", "", headers, body.toBuffer());
    }

    /** The answer's document. Fails with {@link Refused} if the service refuses. */
    public static Future<JsonObject> ask(AwsService service, String target, JsonObject body) {
        return service.call(json(target, body)).compose(reply -> document(target, reply));
    }

    private static Future<JsonObject> document(String target, AwsReply reply) {
        if (reply.status() >= 300) {
            return Future.failedFuture(new Refused(target, reply));
        }
        return Future.succeededFuture(
                reply.body().length() == 0 ? new JsonObject() : reply.body().toJsonObject());
    }

    /** A service refused a call of ours. */
    public static final class Refused extends RuntimeException {
        Refused(String target, AwsReply reply) {
            super(target + ": " + reply.status() + " " + reply.body());
        }

        public boolean says(String code) {
            return String.valueOf(getMessage()).contains(code);
        }
    }
}

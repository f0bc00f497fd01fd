package com.anycompany.ordergateway.local.door;

import com.anycompany.ordergateway.local.AwsCall;
import com.anycompany.ordergateway.local.AwsReply;
import com.anycompany.ordergateway.local.AwsServiceName;
import com.anycompany.ordergateway.local.Failure;
import com.anycompany.ordergateway.local.LocalFaults;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Locale;

/**
 * Faults from outside the process, for load tests and for trying by hand. {@code PUT /_local/faults/sns} with a document
 * as {@code {"failure": "refuse", "status": 503, "code": "ServiceUnavailable"}} lets every call on the service fail so
 * until {@code DELETE} heals it; {@code DELETE /_local/faults} heals all. Other failures are {@code silent}, {@code reset},
 * {@code drop-answer}, and {@code delay} with {@code ms}.
 */
final class FaultSwitch {
    private static final String PATH = "/_local/faults";
    private static final int LONGEST_DELAY = 600_000;

    private final LocalFaults faults;

    FaultSwitch(LocalFaults faults) {
        this.faults = faults;
    }

    /** Whether the call is for the switch, and for no service. */
    static boolean is(AwsCall call) {
        return call.path().equals(PATH) || call.path().startsWith(PATH + "/");
    }

    /** 204 if it was done, 400 with the reason if it makes no sense. */
    AwsReply turn(AwsCall call) {
        try {
            turn(call.method() + call.path().substring(PATH.length()), call);
            return reply(204, "");
        } catch (IllegalArgumentException | ClassCastException | DecodeException e) {
            return reply(400, e.getMessage() + "\n");
        }
    }

    private void turn(String asked, AwsCall call) {
        var slash = asked.indexOf('/');
        if (asked.equals("DELETE")) {
            faults.healAll();
        } else if (asked.startsWith("DELETE/")) {
            faults.heal(service(asked.substring(slash + 1)));
        } else if (asked.startsWith("PUT/")) {
            var failure = failure(new JsonObject(call.body()));
            var service = service(asked.substring(slash + 1));
            faults.heal(service);
            faults.fail(service, failure);
        } else {
            throw new IllegalArgumentException(asked + " (expected: PUT or DELETE of " + PATH + "/<service>)");
        }
    }

    private static AwsServiceName service(String name) {
        return AwsServiceName.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static Failure failure(JsonObject wanted) {
        var failure = wanted.getString("failure", "");
        return switch (failure) {
            case "refuse" ->
                new Failure.Refuse(wanted.getInteger("status", 500), wanted.getString("code", "InternalServerError"));
            case "silent" -> new Failure.Silent();
            case "reset" -> new Failure.Reset();
            case "drop-answer" -> new Failure.DropAnswer();
            case "delay" -> new Failure.Delay(Duration.ofMillis(Math.min(wanted.getInteger("ms", 0), LONGEST_DELAY)));
            default ->
                throw new IllegalArgumentException(
                        "failure: " + failure + " (expected: refuse, silent, reset, drop-answer or delay)");
        };
    }

    private static AwsReply reply(int status, String text) {
        var headers = HttpHeaders.headers().set(HttpHeaders.CONTENT_TYPE, "text/plain");
        return new AwsReply(status, headers, Buffer.buffer(text));
    }
}

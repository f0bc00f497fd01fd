package com.anycompany.ordergateway.app;

import com.anycompany.ordergateway.api.ApiRequest;
import com.anycompany.ordergateway.config.Setting;
import com.anycompany.ordergateway.config.Settings;
import com.anycompany.ordergateway.order.Sink;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Set;

/**
 * Goes once, before the first event, through what that would find cold, against an endpoint on this machine that answers with nothing. AWS never hears
 * of it, and all that it made (sockets, loops, names, credentials) is gone when it ends; what stays is warm code, which a
 * snapshot keeps.
 */
public final class Priming {
    /** Valid but for its price, so that it is read, checked, and refused without a trace. */
    private static final byte[] ORDER =
            "{\"order_id\":\"priming\",\"product\":\"Priming\",\"price\":-1}".getBytes(StandardCharsets.UTF_8);

    private Priming() {}

    /** For a function that takes orders. Completes when it has ended. */
    public static Future<Void> ofTaking() {
        var settings = settings();
        var nowhere = EmptyEndpoint.open();
        var taker = OrderTaker.start(settings, nowhere.access());
        var sinks = settings.functions().inline() ? settings.sinks() : Set.<Sink>of();
        return taker.handle(new ApiRequest("GET", "/orders/priming", "", Priming::header, new byte[0]))
                .compose(shown -> taker.handle(new ApiRequest("POST", "/orders", "", Priming::header, ORDER)))
                .compose(refused -> taker.callOnce(sinks))
                .onComplete(ended -> {
                    taker.close();
                    nowhere.close();
                });
    }

    /** For a function that delivers. Completes when it has ended. */
    public static Future<Void> ofDelivering() {
        var settings = settings();
        var nowhere = EmptyEndpoint.open();
        var base = FunctionBase.start(settings, nowhere.access());
        return base.callOnce(settings.sinks()).onComplete(ended -> {
            base.close();
            nowhere.close();
        });
    }

    private static List<String> header(String name) {
        return name.equals("content-type") ? List.of("application/json") : List.of();
    }

    private static Settings settings() {
        var environment = new HashMap<>(System.getenv());
        environment.put(Setting.METRICS.variable(), "none");
        return Settings.readForFunction(environment);
    }
}

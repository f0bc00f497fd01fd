package com.anycompany.ordergateway.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What a run showed, figure by figure, for scripts that put several runs together: the raw side of {@link Report}. */
final class Results {
    private final JsonObject cold = new JsonObject();
    private final JsonArray rounds = new JsonArray();
    private final JsonObject heard = new JsonObject();

    /** A fresh process: when its port was open and its first order answered, then the orders of each second. */
    void cold(String form, Duration open, Duration first, List<Integer> seconds) {
        cold.put(
                form,
                new JsonObject()
                        .put("port_ms", open.toMillis())
                        .put("first_answer_ms", first.toMillis())
                        .put("orders_in_each_second", new JsonArray(seconds)));
    }

    /** One stretch of load, and the process's resident memory at its end, in MiB. */
    void round(String load, Round round, long memory) {
        rounds.add(new JsonObject()
                .put("form", round.candidate())
                .put("load", load)
                .put("orders", round.orders())
                .put("refused", round.refused())
                .put("orders_a_second", round.ordersASecond())
                .put("cpu_ms_an_order", round.processorAnOrder())
                .put("p50_ms", round.percentile(50))
                .put("p99_ms", round.percentile(99))
                .put("p999_ms", round.percentile(99.9))
                .put("calls_an_order", round.callsAnOrder())
                .put("memory_mib", memory));
    }

    /** What the stub heard in all of the acknowledged orders, and how much of it is missing. */
    void heard(String form, int acknowledged, int missing) {
        heard.put(form, new JsonObject().put("acknowledged", acknowledged).put("missing", missing));
    }

    /** Writes all of it as one document, with the plan that it came from. */
    void write(Path file, Plan plan) {
        var document = new JsonObject()
                .put("plan", plan.toString())
                .put("callers", plan.callers())
                .put("cold", cold)
                .put("rounds", rounds)
                .put("heard", heard);
        try {
            Files.writeString(file, document.encodePrettily() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}

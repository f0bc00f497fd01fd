package com.anycompany.ordergateway.app;

import com.anycompany.ordergateway.api.Api;
import com.anycompany.ordergateway.api.RequestIds;
import com.anycompany.ordergateway.aws.AwsAccess;
import com.anycompany.ordergateway.config.Settings;
import com.anycompany.ordergateway.http.HttpEntrance;
import com.anycompany.ordergateway.http.HttpOptions;
import com.anycompany.ordergateway.rehearsal.Callers;
import com.anycompany.ordergateway.rehearsal.StandIn;
import com.anycompany.ordergateway.telemetry.Logs;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays orders through the whole gateway before the real one opens: from a socket to the SDK and back, with a table, a
 * topic, a queue and a mail service that a stand-in plays on the loopback interface. So the code is loaded and compiled when
 * the first caller comes; without that a crowd of first callers finds calls so slow that the circuit breaker opens.
 */
final class Rehearsal {
    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);

    /** The logger of a line an order: orders that nobody sent are not logged. */
    private static final String ORDERS = "order";

    private static final int CALLERS = 64;
    private static final Duration TO_END = Duration.ofSeconds(5);

    /** Two kinds of order, so that the compiler sees both. */
    private static final List<String> SCRIPTS = List.of(
            "{\"order_id\":\"rehearsal-%d\",\"product\":\"Laptop\",\"price\":999.99}",
            "{\"order_id\":\"rehearsal-%d\",\"lines\":[{\"sku\":\"A-1\",\"quantity\":2,\"unit_price\":10.5}],"
                    + "\"currency\":\"EUR\",\"customer\":{\"id\":\"c\",\"locale\":\"en\"},\"metadata\":{\"k\":\"v\"}}");

    /** Nothing may be slow here, and nothing is left over. */
    private static final Map<String, String> PATIENT = Map.ofEntries(
            Map.entry("REQUEST_DEADLINE", "60s"),
            Map.entry("DYNAMODB_ATTEMPT_TIMEOUT", "20s"),
            Map.entry("DYNAMODB_TIMEOUT", "20s"),
            Map.entry("DYNAMODB_ACQUIRE_TIMEOUT", "20s"),
            Map.entry("SNS_ATTEMPT_TIMEOUT", "20s"),
            Map.entry("SNS_TIMEOUT", "20s"),
            Map.entry("SQS_ATTEMPT_TIMEOUT", "20s"),
            Map.entry("SQS_TIMEOUT", "20s"),
            Map.entry("SES_ATTEMPT_TIMEOUT", "20s"),
            Map.entry("LEASE", "5m"),
            Map.entry("DYNAMODB_TABLE", "Rehearsal"),
            Map.entry("SNS_TOPIC", "arn:aws:sns:us-east-1:000000000000:Rehearsal"));

    private Rehearsal() {}

    /**
     * Plays for {@code time}; how many orders were taken. Never fails: a gateway that could not rehearse is only slower at
     * first.
     */
    static Future<Long> play(Vertx vertx, Duration time) {
        if (time.isZero()) {
            return Future.succeededFuture(0L);
        }
        return StandIn.open(vertx)
                .compose(aws ->
                        Logs.without(ORDERS, () -> play(vertx, time, aws)).eventually(aws::close))
                .onSuccess(orders -> LOG.atInfo().addKeyValue("orders", orders).log("rehearsed"))
                .recover(failure -> {
                    LOG.atWarn().setCause(failure).log("no rehearsal");
                    return Future.succeededFuture(0L);
                });
    }

    private static Future<Long> play(Vertx vertx, Duration time, StandIn aws) {
        var environment = new HashMap<>(PATIENT);
        environment.put("SQS_QUEUE_URL", aws.endpoint() + "/000000000000/Rehearsal");
        var settings = Settings.read(environment);
        var random = new BlockRandom();
        var timer = new VertxTimer(vertx);
        var clients = Clients.of(AwsAccess.at(aws.endpoint(), "us-east-1", "rehearsal", "rehearsal"), settings);
        var works = Works.of(settings, clients.services(), timer, random, "rehearsal", (dependency, open) -> {});
        var requestIds = new RequestIds(random);
        var patience = settings.http().requestDeadline();
        var api = Api.of(
                works.intake(), works.admission(), works.orders(), new StandingHealth(), timer, patience, requestIds);
        var end = timer.deadline(time);
        return HttpEntrance.open(vertx, api, requestIds, HttpOptions.on("127.0.0.1", 0, Startup.loops(settings.http())))
                .compose(entrance -> new Callers(vertx, entrance.port(), bodies(), () -> end.passed(timer.instant()))
                        .post(CALLERS)
                        .eventually(() -> entrance.drain(TO_END)))
                .eventually(works::stop)
                .eventually(() -> vertx.executeBlocking(() -> {
                    clients.close();
                    return "closed";
                }));
    }

    private static Supplier<String> bodies() {
        var number = new AtomicLong();
        return () -> {
            var next = number.getAndIncrement();
            return SCRIPTS.get((int) (next % SCRIPTS.size())).formatted(next);
        };
    }
}

package com.anycompany.ordergateway.config;

import java.util.Arrays;
import java.util.Optional;

/**
 * Everything that can be set: by its environment variable, or by its key in {@code gateway.yaml}. The variable wins. Times
 * are a number and a unit: {@code 300ms}, {@code 2.5s}, {@code 5m}. An empty default means that there is none.
 */
public enum Setting {
    PORT("http.port", "8080", "port of the HTTP entrance; 0 takes any free one"),
    HOST("http.host", "0.0.0.0", "address that it listens on"),
    HTTP_LOOPS("http.loops", "0", "event loops; 0 means one a processor"),
    REQUEST_DEADLINE("http.request-deadline", "2.4s", "how long a caller waits for an answer at most"),
    REHEARSAL(
            "http.rehearsal",
            "5s",
            "how long a fresh process plays with a stand-in before it is ready; 0s does without"),
    ADMISSION_LIMIT("admission.limit", "0", "orders at once, and reads at once; 0 lets the limit find itself"),
    ADMISSION_LEAST("admission.least", "32", "the limit never falls below this"),
    ADMISSION_FIRST("admission.first", "256", "the limit at the start"),
    ADMISSION_MOST("admission.most", "2048", "the limit never rises above this"),
    RECENT_RECEIPTS("admission.receipts", "10000", "receipts remembered, to answer repeats while orders are refused"),
    DRAIN_DELAY("drain.delay", "5s", "after SIGTERM: how long to keep serving while no longer ready"),
    DRAIN_TIMEOUT("drain.timeout", "15s", "after that: how long requests in flight may take to finish"),

    DYNAMODB_TABLE("dynamodb.table", "Orders", "table of the orders"),
    DYNAMODB_ATTEMPT_TIMEOUT("dynamodb.attempt-timeout", "900ms", "limit of one call"),
    DYNAMODB_TIMEOUT("dynamodb.timeout", "2s", "limit of all attempts at one call"),
    DYNAMODB_CONNECTIONS("dynamodb.connections", "64", "calls at once"),
    DYNAMODB_ACQUIRE_TIMEOUT("dynamodb.acquire-timeout", "500ms", "how long a call waits for a connection"),

    DYNAMODB_BULKHEAD("dynamodb.bulkhead", "256", "calls for requests under way at once; more are held back"),
    DYNAMODB_FINISHING("dynamodb.finishing", "32", "writes after deliveries at once; more wait"),
    DYNAMODB_ATTEMPTS("dynamodb.attempts", "3", "attempts at one call, the first included"),
    DYNAMODB_FIRST_WAIT(
            "dynamodb.first-wait", "25ms", "ceiling of the wait before the second attempt; then it doubles"),
    DYNAMODB_BREAKER_OPEN("dynamodb.breaker-open", "5s", "how long the open circuit breaker lets nothing through"),

    BATCHING("batching", "on", "writes and sends that wait for a call share one; off for emulators that cannot"),
    DYNAMODB_WAITING("dynamodb.waiting", "1024", "new orders that wait for a shared call, for each event loop"),
    DYNAMODB_LANES(
            "dynamodb.lanes",
            "2",
            "shared writes of new orders under way at once, for each event loop; of later writes, and where calls carry several, it is one"),

    SNS_TOPIC("sns.topic", "", "ARN of the topic; without it nothing is published"),
    SNS_ATTEMPT_TIMEOUT("sns.attempt-timeout", "1s", "limit of one call"),
    SNS_TIMEOUT("sns.timeout", "4s", "limit of all attempts at one call"),
    SNS_CONNECTIONS("sns.connections", "32", "calls at once"),
    SNS_WAITING("sns.waiting", "1024", "sends that wait their turn in memory; more wait in the table"),
    SNS_LANES("sns.lanes", "1", "shared calls under way at once, for each event loop"),
    SNS_ATTEMPTS("sns.attempts", "3", "attempts at one call, the first included"),
    SNS_FIRST_WAIT("sns.first-wait", "100ms", "ceiling of the wait before the second attempt; then it doubles"),
    SNS_BREAKER_OPEN("sns.breaker-open", "5s", "how long the open circuit breaker lets nothing through"),

    SQS_QUEUE_URL("sqs.queue-url", "", "URL of the queue; without it nothing is queued"),
    SQS_ATTEMPT_TIMEOUT("sqs.attempt-timeout", "1s", "limit of one call"),
    SQS_TIMEOUT("sqs.timeout", "4s", "limit of all attempts at one call"),
    SQS_CONNECTIONS("sqs.connections", "32", "calls at once"),
    SQS_WAITING("sqs.waiting", "1024", "sends that wait their turn in memory; more wait in the table"),
    SQS_LANES("sqs.lanes", "1", "shared calls under way at once, for each event loop"),
    SQS_ATTEMPTS("sqs.attempts", "3", "attempts at one call, the first included"),
    SQS_FIRST_WAIT("sqs.first-wait", "100ms", "ceiling of the wait before the second attempt; then it doubles"),
    SQS_BREAKER_OPEN("sqs.breaker-open", "5s", "how long the open circuit breaker lets nothing through"),

    SES_SENDER("ses.sender", "", "verified address that confirmations come from; without it none are sent"),
    CONFIRMATION_TO("ses.confirmation-to", "", "where the confirmation of an order without an e-mail goes", true),
    SES_ATTEMPT_TIMEOUT("ses.attempt-timeout", "3s", "limit of one call"),
    SES_CONNECTIONS("ses.connections", "16", "calls at once"),
    SES_WAITING("ses.waiting", "256", "mails that wait their turn in memory; more wait in the table"),
    SES_RATE("ses.rate", "14", "mails a second; the account's own limit is shown by GetAccount"),
    SES_BREAKER_OPEN("ses.breaker-open", "5s", "how long the open circuit breaker lets nothing through"),

    BREAKER_WINDOW("breaker.window", "20", "so many of the last calls on a dependency are looked at"),
    BREAKER_THRESHOLD("breaker.threshold", "50", "the breaker opens when so many per cent of them failed or were slow"),
    BREAKER_TRIALS("breaker.trials", "3", "calls that are let through to see whether the dependency is back"),
    RETRY_PERCENT("retry.percent", "10", "repeats that a hundred calls on a dependency earn"),
    RETRY_PER_SECOND("retry.per-second", "5", "repeats that each second earns"),

    DEFAULT_CURRENCY("orders.default-currency", "EUR", "ISO 4217 code of an order that names none"),
    LEASE("delivery.lease", "30s", "how long the process that stored an order may deliver it alone"),
    CLOCK_SKEW("delivery.clock-skew", "2s", "how far the clocks of two gateways on one table may lie apart"),
    DELIVERIES("delivery.at-once", "4096", "orders being delivered at once"),
    BACKLOG("delivery.backlog", "10000", "stored orders waiting for delivery in memory; more wait in the table"),
    RELAY_BUSY("delivery.relay-busy", "2s", "wait between two looks for orders left behind, when the last found some"),
    RELAY_IDLE("delivery.relay-idle", "10s", "the same when it found none"),
    RELAY_AT_ONCE("delivery.relay-at-once", "16", "orders left behind that are claimed and delivered at once"),
    RELAY_CONNECTIONS("delivery.relay-connections", "16", "calls at once for orders left behind, on each service"),
    BACK_OFF_SHORTEST("delivery.back-off-shortest", "1s", "first ceiling of the wait after a failed delivery"),
    BACK_OFF_LONGEST("delivery.back-off-longest", "5m", "last ceiling of that wait"),
    DELIVERY(
            "delivery.on-lambda",
            "stream",
            "on Lambda: stream leaves new orders to DeliverOrders, inline delivers them before the answer"),

    METRICS(
            "metrics.to",
            "none",
            "where metrics go: none, prometheus (GET /metrics), cloudwatch, or emf (lines that CloudWatch Logs reads)"),
    METRICS_NAMESPACE("metrics.namespace", "OrderGateway", "namespace of the metrics in CloudWatch"),
    OTEL_EXPORTER_OTLP_ENDPOINT(
            "traces.endpoint",
            "",
            "URL of a collector that speaks OTLP over HTTP, such as http://127.0.0.1:4318; without it no span is made");

    private final String key;
    private final String preset;
    private final String meaning;
    private final boolean personal;

    Setting(String key, String preset, String meaning) {
        this(key, preset, meaning, false);
    }

    Setting(String key, String preset, String meaning, boolean personal) {
        this.key = key;
        this.preset = preset;
        this.meaning = meaning;
        this.personal = personal;
    }

    /** The environment variable. */
    public String variable() {
        return name();
    }

    /** The key in the file, dotted. */
    public String key() {
        return key;
    }

    /** What holds where nothing is set; empty for nothing. */
    public String preset() {
        return preset;
    }

    /** What it is for, in a few words. */
    public String meaning() {
        return meaning;
    }

    /** Whether its value is kept out of what is printed. */
    public boolean personal() {
        return personal;
    }

    static Optional<Setting> ofKey(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key.equals(key))
                .findFirst();
    }
}

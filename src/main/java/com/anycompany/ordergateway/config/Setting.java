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
    HTTP_LOOPS("http.loops", "0", "event loops that serve HTTP; 0 means one a processor"),
    REQUEST_DEADLINE("http.request-deadline", "2.5s", "how long a caller waits for an answer at most"),
    DRAIN_DELAY("drain.delay", "5s", "after SIGTERM: how long to keep serving while no longer ready"),
    DRAIN_TIMEOUT("drain.timeout", "15s", "after that: how long requests in flight may take to finish"),

    DYNAMODB_TABLE("dynamodb.table", "Orders", "table of the orders"),
    DYNAMODB_ATTEMPT_TIMEOUT("dynamodb.attempt-timeout", "300ms", "limit of one call"),
    DYNAMODB_TIMEOUT("dynamodb.timeout", "1.2s", "limit of all attempts at one call"),
    DYNAMODB_CONNECTIONS("dynamodb.connections", "64", "calls at once"),
    DYNAMODB_ACQUIRE_TIMEOUT("dynamodb.acquire-timeout", "200ms", "how long a call waits for a connection"),

    SNS_TOPIC("sns.topic", "", "ARN of the topic; without it nothing is published"),
    SNS_ATTEMPT_TIMEOUT("sns.attempt-timeout", "1s", "limit of one call"),
    SNS_CONNECTIONS("sns.connections", "32", "calls at once"),

    SQS_QUEUE_URL("sqs.queue-url", "", "URL of the queue; without it nothing is queued"),
    SQS_ATTEMPT_TIMEOUT("sqs.attempt-timeout", "1s", "limit of one call"),
    SQS_CONNECTIONS("sqs.connections", "32", "calls at once"),

    SES_SENDER("ses.sender", "", "verified address that confirmations come from; without it none are sent"),
    CONFIRMATION_TO("ses.confirmation-to", "", "where the confirmation of an order without an e-mail goes", true),
    SES_ATTEMPT_TIMEOUT("ses.attempt-timeout", "3s", "limit of one call"),
    SES_CONNECTIONS("ses.connections", "16", "calls at once"),

    DEFAULT_CURRENCY("orders.default-currency", "EUR", "ISO 4217 code of an order that names none"),
    LEASE("delivery.lease", "30s", "how long the process that stored an order may deliver it alone"),
    DELIVERIES("delivery.at-once", "64", "orders being delivered at once"),
    BACKLOG("delivery.backlog", "10000", "stored orders waiting for delivery in memory; more wait in the table"),
    RELAY_BUSY("delivery.relay-busy", "2s", "wait between two looks for orders left behind, when the last found some"),
    RELAY_IDLE("delivery.relay-idle", "10s", "the same when it found none"),
    RELAY_AT_ONCE("delivery.relay-at-once", "16", "orders left behind that are claimed and delivered at once"),
    RELAY_CONNECTIONS("delivery.relay-connections", "16", "calls at once for orders left behind, on each service"),
    BACK_OFF_SHORTEST("delivery.back-off-shortest", "1s", "first ceiling of the wait after a failed delivery"),
    BACK_OFF_LONGEST("delivery.back-off-longest", "5m", "last ceiling of that wait");

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

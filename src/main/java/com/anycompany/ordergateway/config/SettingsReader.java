package com.anycompany.ordergateway.config;

import com.anycompany.ordergateway.config.Settings.Admission;
import com.anycompany.ordergateway.config.Settings.Calls;
import com.anycompany.ordergateway.config.Settings.Drain;
import com.anycompany.ordergateway.config.Settings.Functions;
import com.anycompany.ordergateway.config.Settings.Http;
import com.anycompany.ordergateway.config.Settings.Mail;
import com.anycompany.ordergateway.config.Settings.Messages;
import com.anycompany.ordergateway.config.Settings.Metrics;
import com.anycompany.ordergateway.config.Settings.Orders;
import com.anycompany.ordergateway.config.Settings.Printed;
import com.anycompany.ordergateway.config.Settings.Queue;
import com.anycompany.ordergateway.config.Settings.Relay;
import com.anycompany.ordergateway.config.Settings.Repeats;
import com.anycompany.ordergateway.config.Settings.Resilience;
import com.anycompany.ordergateway.config.Settings.Table;
import com.anycompany.ordergateway.config.Settings.Topic;
import com.anycompany.ordergateway.config.Settings.Traces;
import com.anycompany.ordergateway.order.Money;
import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;

/** Reads the settings one by one; what is wrong with any is noted among the faults of the values. */
final class SettingsReader {
    private static final String ADDRESS = "[^@\\s<>,;]+@[^@\\s<>,;]+";

    private final Values values;

    SettingsReader(Values values) {
        this.values = values;
    }

    Settings all(Printed printed) {
        return new Settings(
                http(),
                drain(),
                admission(),
                batching(),
                table(),
                topic(),
                queue(),
                mail(),
                resilience(),
                orders(),
                functions(),
                metrics(),
                traces(),
                printed);
    }

    private Http http() {
        return new Http(
                values.number(Setting.PORT, 0, 65_535),
                values.text(Setting.HOST),
                values.number(Setting.HTTP_LOOPS, 0, 256),
                values.time(Setting.REQUEST_DEADLINE, false),
                values.time(Setting.REHEARSAL, true));
    }

    private Drain drain() {
        return new Drain(values.time(Setting.DRAIN_DELAY, true), values.time(Setting.DRAIN_TIMEOUT, false));
    }

    private Admission admission() {
        var least = values.number(Setting.ADMISSION_LEAST, 1, 100_000);
        var first = values.number(Setting.ADMISSION_FIRST, 1, 100_000);
        var most = values.number(Setting.ADMISSION_MOST, 1, 100_000);
        if (values.faults().isEmpty() && (first < least || first > most)) {
            values.fault(Setting.ADMISSION_FIRST, "between ADMISSION_LEAST and ADMISSION_MOST");
        }
        return new Admission(
                values.number(Setting.ADMISSION_LIMIT, 0, 100_000),
                least,
                first,
                most,
                values.number(Setting.RECENT_RECEIPTS, 0, 1_000_000));
    }

    private Resilience resilience() {
        return new Resilience(
                values.number(Setting.BREAKER_WINDOW, 2, 10_000),
                values.number(Setting.BREAKER_THRESHOLD, 1, 100),
                values.number(Setting.BREAKER_TRIALS, 1, 1_000),
                values.number(Setting.RETRY_PERCENT, 0, 100),
                values.number(Setting.RETRY_PER_SECOND, 0, 10_000));
    }

    private boolean batching() {
        return values.optional(Setting.BATCHING, "on|off", "on or off")
                .filter("on"::equals)
                .isPresent();
    }

    private Table table() {
        return new Table(
                values.optional(Setting.DYNAMODB_TABLE, "[A-Za-z0-9_.-]{3,255}", "the name of a table")
                        .orElse(Setting.DYNAMODB_TABLE.preset()),
                values.time(Setting.DYNAMODB_ATTEMPT_TIMEOUT, false),
                values.number(Setting.DYNAMODB_CONNECTIONS, 1, 10_000),
                values.time(Setting.DYNAMODB_ACQUIRE_TIMEOUT, false),
                values.number(Setting.DYNAMODB_BULKHEAD, 1, 100_000),
                values.number(Setting.DYNAMODB_FINISHING, 1, 10_000),
                values.number(Setting.DYNAMODB_LANES, 1, 100),
                values.number(Setting.DYNAMODB_WAITING, 0, 100_000),
                repeats(Setting.DYNAMODB_ATTEMPTS, Setting.DYNAMODB_FIRST_WAIT, Setting.DYNAMODB_TIMEOUT),
                values.time(Setting.DYNAMODB_BREAKER_OPEN, false));
    }

    private Topic topic() {
        return new Topic(
                values.optional(
                        Setting.SNS_TOPIC,
                        "arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}",
                        "the ARN of a standard topic"),
                new Messages(
                        calls(
                                Setting.SNS_ATTEMPT_TIMEOUT,
                                Setting.SNS_CONNECTIONS,
                                Setting.SNS_WAITING,
                                Setting.SNS_BREAKER_OPEN),
                        values.number(Setting.SNS_LANES, 1, 100),
                        repeats(Setting.SNS_ATTEMPTS, Setting.SNS_FIRST_WAIT, Setting.SNS_TIMEOUT)));
    }

    private Queue queue() {
        return new Queue(
                values.optional(
                        Setting.SQS_QUEUE_URL,
                        "https?://[^\\s]+/[0-9]{12}/[A-Za-z0-9_-]{1,80}",
                        "the URL of a standard queue"),
                new Messages(
                        calls(
                                Setting.SQS_ATTEMPT_TIMEOUT,
                                Setting.SQS_CONNECTIONS,
                                Setting.SQS_WAITING,
                                Setting.SQS_BREAKER_OPEN),
                        values.number(Setting.SQS_LANES, 1, 100),
                        repeats(Setting.SQS_ATTEMPTS, Setting.SQS_FIRST_WAIT, Setting.SQS_TIMEOUT)));
    }

    private Mail mail() {
        return new Mail(
                values.optional(Setting.SES_SENDER, ADDRESS, "one mail address"),
                values.optional(Setting.CONFIRMATION_TO, ADDRESS, "one mail address"),
                calls(
                        Setting.SES_ATTEMPT_TIMEOUT,
                        Setting.SES_CONNECTIONS,
                        Setting.SES_WAITING,
                        Setting.SES_BREAKER_OPEN),
                values.number(Setting.SES_RATE, 1, 100_000));
    }

    private Calls calls(Setting attempt, Setting connections, Setting waiting, Setting open) {
        return new Calls(
                values.time(attempt, false),
                values.number(connections, 1, 10_000),
                values.number(waiting, 0, 100_000),
                values.time(open, false));
    }

    private Repeats repeats(Setting attempts, Setting firstWait, Setting all) {
        return new Repeats(values.number(attempts, 1, 10), values.time(firstWait, false), values.time(all, false));
    }

    private Orders orders() {
        var shortest = values.time(Setting.BACK_OFF_SHORTEST, false);
        var longest = values.time(Setting.BACK_OFF_LONGEST, false);
        if (longest.compareTo(shortest) < 0) {
            values.fault(Setting.BACK_OFF_LONGEST, "at least " + Setting.BACK_OFF_SHORTEST.variable());
        }
        return new Orders(
                currency(),
                values.time(Setting.LEASE, false),
                values.time(Setting.CLOCK_SKEW, true),
                values.number(Setting.DELIVERIES, 1, 10_000),
                values.number(Setting.BACKLOG, 0, 1_000_000),
                new Relay(
                        values.time(Setting.RELAY_BUSY, false),
                        values.time(Setting.RELAY_IDLE, false),
                        values.number(Setting.RELAY_AT_ONCE, 1, 1_000),
                        values.number(Setting.RELAY_CONNECTIONS, 1, 1_000)),
                shortest,
                longest);
    }

    private Functions functions() {
        return new Functions(values.optional(Setting.DELIVERY, "stream|inline", "stream or inline")
                .filter("inline"::equals)
                .isPresent());
    }

    private Metrics metrics() {
        var to = values.optional(
                        Setting.METRICS, "none|prometheus|cloudwatch|emf", "none, prometheus, cloudwatch or emf")
                .flatMap(label -> Arrays.stream(Metrics.To.values())
                        .filter(some -> some.name().toLowerCase(Locale.ROOT).equals(label))
                        .findFirst());
        var namespace =
                values.optional(Setting.METRICS_NAMESPACE, "[A-Za-z0-9._/#-]{1,255}", "a namespace of CloudWatch");
        return new Metrics(to.orElse(Metrics.To.NONE), namespace.orElse(Setting.METRICS_NAMESPACE.preset()));
    }

    private Traces traces() {
        return new Traces(values.optional(
                Setting.OTEL_EXPORTER_OTLP_ENDPOINT, "https?://[^\\s?#]+", "a URL such as http://127.0.0.1:4318"));
    }

    private Currency currency() {
        return Money.currency(values.text(Setting.DEFAULT_CURRENCY)).orElseGet(() -> {
            values.fault(Setting.DEFAULT_CURRENCY, "an ISO 4217 code");
            return Currency.getInstance(Setting.DEFAULT_CURRENCY.preset());
        });
    }
}

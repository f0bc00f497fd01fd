package com.anycompany.ordergateway.aws;

import com.anycompany.ordergateway.operations.Symptom;
import com.anycompany.ordergateway.operations.Symptom.Severity;
import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.order.OutboxEntry;
import com.anycompany.ordergateway.time.Timer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Proves that a deployment works, by what becomes of one order: the API answers, a log line tells of it, the table holds
 * it, the topic notifies a subscriber of it, the queue holds its message.
 *
 * <p>It changes what it proves: the order stays, a queue of its own hears the topic meanwhile, and messages of the work
 * queue are received and given back.
 */
public final class Proof {
    /** So many criteria there are: the first symptoms of a proof. */
    public static final int CRITERIA = 5;

    private static final OutboxEntry EVENT = OutboxEntry.of("event:placed");
    private static final String MESSAGE = "Nouvelle commande reçue: ";

    /** How far our clock may be ahead of that of the logs. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private final AwsServices aws;
    private final Subject subject;
    private final LogGroup logs;
    private final Timer timer;

    /**
     * What is proven.
     *
     * @param within how long an order may take until all of it shows
     */
    public record Subject(
            String table, Optional<String> topicArn, Optional<String> queueUrl, String logGroup, Duration within) {}

    /**
     * What is posted.
     *
     * @param product the name of what is ordered, one of it
     * @param price in digits
     */
    public record Posted(OrderId id, String product, String price) {}

    /** A proof of {@code subject}. */
    public Proof(AwsServices aws, AwsAccess access, Vertx vertx, Subject subject, Timer timer) {
        this.aws = aws;
        this.subject = subject;
        this.logs = new LogGroup(vertx, access, subject.logGroup());
        this.timer = timer;
    }

    /** The name of the queue that hears the topic while the order {@code id} is proven. */
    public static String queueOf(OrderId id) {
        return TopicEar.QUEUES + id;
    }

    /**
     * Has {@code posted} posted by {@code post}, whose symptom is that of the first criterion, and looks what becomes of
     * it. One symptom for each criterion, in the order of the class's first sentence, then what else was found. Does not
     * fail.
     */
    public Future<List<Symptom>> prove(Posted posted, Supplier<Future<Symptom>> post) {
        var begun = timer.instant().minus(CLOCKS);
        var ear = subject.topicArn()
                .map(arn -> new TopicEar(aws.sns(), aws.sqs(), arn, posted.id().value()));
        return ear.map(TopicEar::open)
                .orElseGet(() -> Future.succeededFuture(Optional.of(unset("topic", "SNS_TOPIC"))))
                .compose(deaf -> post.get().compose(api -> criteria(posted, api, deaf, ear, begun)))
                .transform(criteria -> ear.map(TopicEar::close)
                        .orElseGet(() -> Future.succeededFuture(List.of()))
                        .compose(left -> criteria.succeeded()
                                ? Future.succeededFuture(joined(criteria.result(), left))
                                : Future.failedFuture(criteria.cause())));
    }

    private Future<List<Symptom>> criteria(
            Posted posted, Symptom api, Optional<Symptom> deaf, Optional<TopicEar> ear, Instant begun) {
        if (api.severity() != Severity.WELL) {
            return Future.succeededFuture(joined(List.of(api), notLookedFor()));
        }
        var order = new ProvenOrder(aws.dynamoDb(), subject.table(), posted);
        var looking = new Looking(timer, timer.deadline(subject.within()));
        var topic = deaf.map(Future::succeededFuture).orElseGet(() -> notified(order, ear.orElseThrow(), looking));
        var queue = subject.queueUrl()
                .map(url -> new QueueProof(aws.sqs(), url, order).prove(looking))
                .orElseGet(() -> Future.succeededFuture(unset("queue", "SQS_QUEUE_URL")));
        return Future.all(logged(order, begun, looking), order.stored(), topic, queue)
                .compose(all -> subject.topicArn()
                        .map(arn -> new Subscribers(aws.sns(), arn).look())
                        .orElseGet(() -> Future.succeededFuture(List.of()))
                        .map(subscribers -> joined(joined(List.of(api), all.list()), subscribers)));
    }

    private Future<Symptom> logged(ProvenOrder order, Instant begun, Looking looking) {
        var what = "log " + subject.logGroup();
        var words = List.of(order.id().value(), "\"outcome\":\"accepted\"");
        return looking.until(
                () -> logs.line(begun, words).map(found -> found.map(line -> Symptom.well(what, "tells of the order"))),
                Examination.needed(what, LogGroup.ACTION)::of,
                () -> Symptom.trouble(
                        what,
                        "no line tells of the order" + inTime(),
                        "check --logs, LOG_LEVEL, and the function's or task's right to write logs"));
    }

    private Future<Symptom> notified(ProvenOrder order, TopicEar ear, Looking looking) {
        var what = "topic " + subject.topicArn().orElseThrow();
        return looking.until(
                        () -> ear.heard(EVENT.eventId(order.id()))
                                .map(heard -> heard.map(text -> text.equals(MESSAGE + order.id())
                                        ? Symptom.well(what, "notified a subscriber of the order")
                                        : Symptom.trouble(what, "sent another text", "see who publishes there"))),
                        ear::refused,
                        () -> Symptom.trouble(what, "notified nobody of the order" + inTime(), ""))
                .compose(symptom -> symptom.severity() == Severity.TROUBLE
                                && symptom.remedy().isEmpty()
                        ? order.explained(symptom, EVENT)
                        : Future.succeededFuture(symptom));
    }

    private List<Symptom> notLookedFor() {
        return Stream.of("log " + subject.logGroup(), "table " + subject.table(), "topic", "queue")
                .map(what -> new Symptom(Severity.UNPROVEN, what, "no order was taken that could show there", ""))
                .toList();
    }

    private static Symptom unset(String what, String setting) {
        return Symptom.trouble(what, setting + " is not set: nothing can be proven of it", "set it as for the gateway");
    }

    private String inTime() {
        return " within " + subject.within().toSeconds() + " s";
    }

    private static List<Symptom> joined(List<Symptom> first, List<Symptom> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}

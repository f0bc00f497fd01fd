package com.anycompany.ordergateway.wire;

import com.anycompany.ordergateway.app.Eventually;
import com.anycompany.ordergateway.app.RunningGateway;
import com.anycompany.ordergateway.local.AwsServiceName;
import com.anycompany.ordergateway.local.LocalAws;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Orders of one test, and who has heard of them. */
record Orders(List<String> ids) {
    /** So many, with ids that begin alike. */
    static Orders of(String prefix, int count) {
        return new Orders(
                IntStream.range(0, count).mapToObj(i -> prefix + "-" + i).toList());
    }

    /** Posts all at once; their answers. */
    List<HttpResponse<String>> post(RunningGateway gateway) {
        var posting = ids.stream().map(id -> gateway.posting(json(id))).toList();
        return posting.stream().map(CompletableFuture::join).toList();
    }

    /** Waits until {@code service} has heard of each. */
    void areKnownTo(AwsServiceName service, LocalAws aws) {
        Eventually.get(() -> missing(service, aws), List::isEmpty);
    }

    /** Waits until each is told to everyone. */
    void areDelivered(RunningGateway gateway) {
        ids.forEach(id -> Eventually.get(
                () -> gateway.get("/orders/" + id).body(),
                body -> body.contains("\"deliveries\"") && !body.contains("\"state\":\"pending\"")));
    }

    static String json(String id) {
        return "{\"order_id\":\"%s\",\"product\":\"Laptop\",\"price\":999.99}".formatted(id);
    }

    /** How often {@code service} has heard of one of them. */
    long timesHeard(AwsServiceName service, LocalAws aws) {
        return heard(service, aws).filter(ids::contains).count();
    }

    private List<String> missing(AwsServiceName service, LocalAws aws) {
        var heard = heard(service, aws).collect(Collectors.toSet());
        return ids.stream().filter(id -> !heard.contains(id)).toList();
    }

    private static Stream<String> heard(AwsServiceName service, LocalAws aws) {
        return switch (service) {
            case SNS ->
                aws.topicMessages().stream().map(message -> message.attributes().getOrDefault("order_id", ""));
            case SQS ->
                aws.queueMessages().stream()
                        .map(message -> message.attributes().getOrDefault("event_id", ""))
                        .map(event -> event.substring(0, Math.max(0, event.indexOf('/'))));
            case SES ->
                aws.mails().stream()
                        .map(mail -> mail.subject().substring(mail.subject().lastIndexOf(' ') + 1));
            case DYNAMODB, DYNAMODB_STREAMS -> throw new IllegalArgumentException(service + " (expected: a sink)");
        };
    }
}

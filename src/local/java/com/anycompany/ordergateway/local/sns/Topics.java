package com.anycompany.ordergateway.local.sns;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The topics of one account and who subscribes to them. Safe for several threads. */
final class Topics {
    private final Map<String, List<Subscription>> byArn = new LinkedHashMap<>();

    synchronized void create(String arn) {
        byArn.putIfAbsent(arn, List.of());
    }

    synchronized void delete(String arn) {
        byArn.remove(arn);
    }

    synchronized List<String> arns() {
        return List.copyOf(byArn.keySet());
    }

    synchronized List<Subscription> subscriptions(String topicArn) {
        var subscriptions = byArn.get(Arns.checked("TopicArn", topicArn));
        if (subscriptions == null) {
            throw SnsRefusal.notFound("Topic does not exist");
        }
        return subscriptions;
    }

    /** Adds the subscription, unless one like it is there: then that one is returned. */
    synchronized Subscription add(Subscription wanted) {
        var there = subscriptions(wanted.topicArn());
        var same = there.stream()
                .filter(other -> other.reaches(wanted.protocol(), wanted.endpoint()))
                .findFirst();
        if (same.isEmpty()) {
            var all = new ArrayList<>(there);
            all.add(wanted);
            byArn.put(wanted.topicArn(), List.copyOf(all));
        }
        return same.orElse(wanted);
    }

    synchronized Optional<Subscription> subscription(String arn) {
        return byArn.values().stream()
                .flatMap(List::stream)
                .filter(subscription -> subscription.arn().equals(arn))
                .findFirst();
    }

    synchronized void replace(Subscription changed) {
        byArn.computeIfPresent(
                changed.topicArn(),
                (arn, subscriptions) -> subscriptions.stream()
                        .map(other -> other.arn().equals(changed.arn()) ? changed : other)
                        .toList());
    }

    synchronized void remove(Subscription gone) {
        byArn.computeIfPresent(
                gone.topicArn(),
                (arn, subscriptions) -> subscriptions.stream()
                        .filter(other -> !other.arn().equals(gone.arn()))
                        .toList());
    }
}

package com.anycompany.ordergateway.local.dynamodb;

import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps the 200 items that were received last. */
final class NewestItems {
    private static final int MOST = 200;
    private static final Comparator<JsonObject> OLDEST_FIRST = Comparator.comparingLong(NewestItems::receivedAt);

    private final PriorityQueue<JsonObject> kept = new PriorityQueue<>(OLDEST_FIRST);

    void add(JsonObject item) {
        kept.add(item);
        if (kept.size() > MOST) {
            kept.remove();
        }
    }

    List<JsonObject> newestFirst() {
        return kept.stream().sorted(OLDEST_FIRST.reversed()).toList();
    }

    private static long receivedAt(JsonObject item) {
        return item.getValue("received_at") instanceof Number time ? time.longValue() : 0;
    }
}

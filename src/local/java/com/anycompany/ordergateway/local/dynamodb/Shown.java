package com.anycompany.ordergateway.local.dynamodb;

import io.vertx.core.json.JsonObject;
import java.util.List;

/** The table's number of items and the newest of them, newest first. */
public record Shown(long total, List<JsonObject> newest) {
    public Shown {
        newest = List.copyOf(newest);
    }
}

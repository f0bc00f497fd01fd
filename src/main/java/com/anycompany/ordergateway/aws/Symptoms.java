package com.anycompany.ordergateway.aws;

import com.anycompany.ordergateway.operations.Symptom;
import io.vertx.core.Future;
import java.util.List;

/** What several looks found, as one list. */
final class Symptoms {
    private Symptoms() {}

    /** All of them, in the order of {@code parts}. */
    static Future<List<Symptom>> joined(List<Future<List<Symptom>>> parts) {
        return Future.all(parts)
                .map(all ->
                        all.<List<Symptom>>list().stream().flatMap(List::stream).toList());
    }
}

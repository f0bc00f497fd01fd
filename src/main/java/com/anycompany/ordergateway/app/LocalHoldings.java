package com.anycompany.ordergateway.app;

import com.anycompany.ordergateway.operations.Holdings;
import com.anycompany.ordergateway.order.Sink;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.HashSet;
import java.util.List;

/**
 * What a sink of an embedded AWS took, as that shows it: a document with {@code total} and {@code latest}, whose
 * {@code attributes} hold the {@code event_id}.
 */
record LocalHoldings(HttpClient http, URI document, Sink sink) implements Holdings {
    /** More than such a service keeps. */
    private static final String ALL = "?limit=999999";

    /** Topic and queue of the embedded AWS at {@code endpoint}. */
    static List<Holdings> at(String endpoint, Vertx vertx) {
        var http = vertx.createHttpClient();
        return List.of(
                new LocalHoldings(http, URI.create(endpoint + "/_local/topic" + ALL), Sink.EVENT),
                new LocalHoldings(http, URI.create(endpoint + "/_local/queue" + ALL), Sink.FULFILMENT));
    }

    @Override
    public Future<Held> read() {
        return http.request(new RequestOptions().setMethod(HttpMethod.GET).setAbsoluteURI(document.toString()))
                .compose(request -> request.send().compose(HttpClientResponse::body))
                .map(body -> held(body.toJsonObject()))
                .recover(failure -> Future.failedFuture(new StartException(
                        "holdings: " + document + " (expected: what an embedded AWS shows)", failure)));
    }

    private Held held(JsonObject shown) {
        var latest = shown.getJsonArray("latest");
        var eventIds = new HashSet<String>();
        for (var index = 0; index < latest.size(); index++) {
            var eventId =
                    latest.getJsonObject(index).getJsonObject("attributes").getString("event_id");
            if (eventId != null) {
                eventIds.add(eventId);
            }
        }
        return new Held(sink, eventIds, shown.getLong("total") == latest.size());
    }
}

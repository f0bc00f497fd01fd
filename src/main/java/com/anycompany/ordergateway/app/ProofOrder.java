package com.anycompany.ordergateway.app;

import com.anycompany.ordergateway.aws.Proof;
import com.anycompany.ordergateway.operations.Symptom;
import com.anycompany.ordergateway.order.OrderId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import java.net.URI;
import java.time.Duration;

/** An order that a deployment is proven by, as it is posted from outside. */
record ProofOrder(OrderId id, URI endpoint) {
    private static final String PRODUCT = "TEST of a deployment, do not deliver";
    private static final String PRICE = "0.01";
    private static final String MESSAGE = "Commande traitée avec succès!";
    private static final int OK = 200;

    /** API Gateway gives up after thirty seconds, and so do we. Source: Amazon API Gateway quotas. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    /** What is posted. */
    Proof.Posted posted() {
        return new Proof.Posted(id, PRODUCT, PRICE);
    }

    /** Posts it once and says how it was answered. Does not fail. */
    Future<Symptom> post(Vertx vertx) {
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(endpoint + "/orders")
                .setTimeout(LONGEST_WAIT.toMillis())
                .putHeader("Content-Type", "application/json");
        return vertx.createHttpClient()
                .request(options)
                .compose(request -> request.send(document()))
                .compose(answer -> answer.body().map(body -> judged(answer, body)))
                .recover(failure -> Future.succeededFuture(Symptom.trouble(
                        what(), "did not answer: " + failure.getMessage(), "check the address and the network")));
    }

    private Buffer document() {
        return Buffer.buffer(
                "{\"order_id\": \"%s\", \"product\": \"%s\", \"price\": %s}".formatted(id, PRODUCT, PRICE));
    }

    private Symptom judged(HttpClientResponse answer, Buffer body) {
        if (answer.statusCode() != OK) {
            return Symptom.trouble(
                    what(),
                    "answered " + answer.statusCode() + " " + member(body, "code"),
                    "look at its log, run doctor");
        }
        var right = MESSAGE.equals(member(body, "message")) && id.value().equals(member(body, "order_id"));
        return right
                ? Symptom.well(what(), "answered 200 and \"" + MESSAGE + "\"")
                : Symptom.trouble(what(), "answered 200, but not with the message", "see what answers there");
    }

    private static String member(Buffer body, String name) {
        try {
            return String.valueOf(body.toJsonObject().getValue(name, ""));
        } catch (DecodeException | ClassCastException noObject) {
            return "";
        }
    }

    private String what() {
        return "API " + endpoint;
    }
}

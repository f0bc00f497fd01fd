package com.anycompany.ordergateway.local.wire;

import com.anycompany.ordergateway.local.AwsCall;
import com.anycompany.ordergateway.local.AwsReply;
import com.anycompany.ordergateway.local.AwsService;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.List;

/** A service that listens on a port of its own: calls pass to it and its replies come back as they are. */
public final class Upstream implements AwsService {
    private static final int CONNECTIONS = 128;
    /** Below the 30 s after which Jetty closes an idle connection, so that it is never closed under a call. */
    private static final int KEEP_ALIVE_SECONDS = 15;

    /** Said of one connection, or, as the length, said anew by whoever sends. Source: RFC 9110, 7.6.1. */
    private static final List<CharSequence> OF_ONE_HOP = List.of(
            HttpHeaders.CONNECTION,
            HttpHeaders.TRANSFER_ENCODING,
            HttpHeaders.CONTENT_LENGTH,
            HttpHeaders.createOptimized("Expect"),
            HttpHeaders.createOptimized("Keep-Alive"));

    private final HttpClient client;

    public Upstream(Vertx vertx, int port) {
        client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setDefaultHost("127.0.0.1")
                        .setDefaultPort(port)
                        .setKeepAliveTimeout(KEEP_ALIVE_SECONDS),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    }

    @Override
    public Future<AwsReply> call(AwsCall call) {
        return client.request(options(call))
                .compose(request -> request.send(call.body()))
                .compose(Upstream::reply);
    }

    private static RequestOptions options(AwsCall call) {
        return new RequestOptions()
                .setMethod(HttpMethod.valueOf(call.method()))
                .setURI(call.query().isEmpty() ? call.path() : call.path() + "?" + call.query())
                .setHeaders(endToEnd(call.headers()));
    }

    private static Future<AwsReply> reply(HttpClientResponse response) {
        return response.body().map(body -> new AwsReply(response.statusCode(), endToEnd(response.headers()), body));
    }

    private static MultiMap endToEnd(MultiMap headers) {
        var kept = HttpHeaders.headers().addAll(headers);
        OF_ONE_HOP.forEach(kept::remove);
        return kept;
    }
}

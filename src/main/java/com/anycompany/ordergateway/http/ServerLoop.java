package com.anycompany.ordergateway.http;

import com.anycompany.ordergateway.api.Api;
import com.anycompany.ordergateway.api.RequestHandler;
import com.anycompany.ordergateway.api.RequestIds;
import io.netty.channel.Channel;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One event loop of the entrance. */
final class ServerLoop extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(ServerLoop.class);

    private final Exchanges exchanges;
    private final Refusals refusals;
    private final HttpOptions options;
    private final SocketAddress address;

    private @Nullable HttpServer server;
    /** The channel that accepts, known once it has accepted something. */
    private volatile @Nullable Channel listener;

    private volatile boolean draining;

    ServerLoop(RequestHandler handler, RequestIds requestIds, HttpOptions options, SocketAddress address) {
        this.exchanges = new Exchanges(handler, requestIds);
        this.refusals = new Refusals(requestIds);
        this.options = options;
        this.address = address;
    }

    @Override
    public Future<?> start() {
        var router = Router.router(vertx);
        router.route()
                .handler(routing -> exchanges.answer(routing.request()))
                .failureHandler(routing -> exchanges.fail(routing.request(), routing.failure()));
        var opened = vertx.createHttpServer(serverOptions())
                .connectionHandler(this::connected)
                .requestHandler(router)
                .invalidRequestHandler(exchanges::refuse)
                .exceptionHandler(fault -> LOG.atDebug().setCause(fault).log("connection failed"));
        server = opened;
        return opened.listen(address);
    }

    private void connected(HttpConnection connection) {
        var channel = Channels.of(connection);
        listener = channel.parent();
        RequestGuard.install(channel, refusals, options, () -> draining);
    }

    int port() {
        return opened().actualPort();
    }

    /**
     * Closes the listening socket and nothing else: Vert.x would first forget its handlers and then close the socket, and
     * drop whoever is accepted in between.
     */
    Future<Void> stopListening() {
        var open = listener;
        if (open == null) {
            return Future.succeededFuture();
        }
        var closed = Promise.<Void>promise();
        open.close().addListener(done -> closed.complete());
        return closed.future();
    }

    /**
     * From now on answers are the last ones on their connections. Done when connections that are accepted already have
     * their handlers.
     */
    Future<Void> closeBehindAnswers() {
        draining = true;
        var caughtUp = Promise.<Void>promise();
        context.runOnContext(caughtUp::complete);
        return caughtUp.future();
    }

    /** Wakes the guard of every connection, which sees to the rest, and waits until all are closed. */
    Future<Void> drain(Duration patience) {
        return opened().shutdown(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private HttpServer opened() {
        if (server == null) {
            throw new IllegalStateException("server: not started (expected: open)");
        }
        return server;
    }

    /** Its own limits stand just behind the guard's, which knows how to answer. */
    private static HttpServerOptions serverOptions() {
        return new HttpServerOptions()
                .setHttp2ClearTextEnabled(false)
                .setCompressionSupported(false)
                .setDecompressionSupported(false)
                .setHandle100ContinueAutomatically(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setMaxInitialLineLength(2 * Api.LONGEST_TARGET)
                .setMaxHeaderSize(Api.LARGEST_FIELDS);
    }
}

package com.anycompany.ordergateway.http;

import com.anycompany.ordergateway.api.RequestHandler;
import com.anycompany.ordergateway.api.RequestIds;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** The open HTTP entrance: one server on each of its event loops, all on one port. */
public final class HttpEntrance {
    private final List<ServerLoop> loops;

    private HttpEntrance(List<ServerLoop> loops) {
        this.loops = loops;
    }

    /**
     * Listens. The handler is called on the event loop of the connection, with whole requests only.
     *
     * <p>Fails with {@link java.net.BindException} when the port is taken or the host is not of this machine.
     */
    public static Future<HttpEntrance> open(
            Vertx vertx, RequestHandler handler, RequestIds requestIds, HttpOptions options) {
        var loops = new CopyOnWriteArrayList<ServerLoop>();
        var address = address(options, requestIds);
        return vertx.deployVerticle(
                        () -> {
                            var loop = new ServerLoop(handler, requestIds, options, address);
                            loops.add(loop);
                            return loop;
                        },
                        new DeploymentOptions().setInstances(options.loops()))
                .map(id -> new HttpEntrance(loops));
    }

    /** The port that it listens on, also when any was asked for. */
    public int port() {
        return loops.getFirst().port();
    }

    /**
     * Takes no new connection, answers what is in flight and what still arrives on open connections, each with
     * {@code Connection: close}, and closes. Done when every connection is closed or {@code patience} is over.
     *
     * <p>Nobody is told to close before the port is: a caller that comes back is refused, where one that still waited to be
     * accepted would find its request broken by a reset.
     */
    public Future<Void> drain(Duration patience) {
        return each(ServerLoop::stopListening)
                .compose(stopped -> each(ServerLoop::closeBehindAnswers))
                .compose(caughtUp -> each(loop -> loop.drain(patience)));
    }

    private Future<Void> each(Function<ServerLoop, Future<Void>> step) {
        return Future.all(loops.stream().map(step).toList()).mapEmpty();
    }

    /** Servers share a port by asking for the same one; where any will do, by the same number for it. */
    private static SocketAddress address(HttpOptions options, RequestIds requestIds) {
        return options.port() == 0
                ? SocketAddress.sharedRandomPort(1 + (requestIds.draw().hashCode() >>> 1), options.host())
                : SocketAddress.inetSocketAddress(options.port(), options.host());
    }
}

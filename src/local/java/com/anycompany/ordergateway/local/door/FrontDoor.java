package com.anycompany.ordergateway.local.door;

import com.anycompany.ordergateway.local.AwsCall;
import com.anycompany.ordergateway.local.AwsReply;
import com.anycompany.ordergateway.local.LocalFaults;
import com.anycompany.ordergateway.local.wire.Address;
import com.anycompany.ordergateway.local.wire.AwsErrors;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The endpoint of the embedded AWS on one event loop; several share the port. A call without credentials is refused,
 * unless it is a browser's or a script's look at the page. A call that comes before the services are up waits for them.
 */
public final class FrontDoor extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);
    private static final int LONGEST_LINE = 64 * 1024;

    /** RFC 9110, 5.6.7: two digits for the day. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final int port;
    private final Future<Services> services;
    private final LocalFaults faults;
    private final IntConsumer listening;

    /**
     * @param port 0 takes any free one, the same for all doors of one deployment
     * @param listening learns the port, once for each door
     */
    public FrontDoor(int port, Future<Services> services, LocalFaults faults, IntConsumer listening) {
        this.port = port;
        this.services = services;
        this.faults = faults;
        this.listening = listening;
    }

    @Override
    public Future<HttpServer> start() {
        var faulty = new Faulty(vertx, faults);
        return vertx.createHttpServer(options())
                .requestHandler(request -> handle(faulty, request))
                .listen()
                .onSuccess(server -> listening.accept(server.actualPort()));
    }

    private HttpServerOptions options() {
        return new HttpServerOptions()
                .setHost("127.0.0.1")
                // Vert.x: doors with one negative port share one free port.
                .setPort(port == 0 ? -1 : port)
                .setHttp2ClearTextEnabled(false)
                .setHandle100ContinueAutomatically(true)
                .setMaxInitialLineLength(LONGEST_LINE)
                .setMaxHeaderSize(LONGEST_LINE);
    }

    private void handle(Faulty faulty, HttpServerRequest request) {
        Bodies.read(request)
                .map(body -> call(request, body))
                .compose(call -> services.compose(up -> answer(faulty, up, call)))
                .onSuccess(reply -> write(request, reply))
                .onFailure(failure -> end(request, failure));
    }

    private static AwsCall call(HttpServerRequest request, Buffer body) {
        return new AwsCall(
                request.method().name(),
                Objects.requireNonNullElse(request.path(), "/"),
                Objects.requireNonNullElse(request.query(), ""),
                request.headers(),
                body);
    }

    private Future<AwsReply> answer(Faulty faulty, Services services, AwsCall call) {
        if (FaultSwitch.is(call)) {
            return Future.succeededFuture(new FaultSwitch(faults).turn(call));
        }
        var address = Addresses.of(call);
        if (address.isEmpty()) {
            return services.page().call(call);
        }
        var to = address.get();
        return Credentials.in(call)
                ? faulty.call(services.named(to.service()), to, call)
                : Future.succeededFuture(unsigned(to));
    }

    private static AwsReply unsigned(Address address) {
        return AwsErrors.refuse(address, Credentials.REFUSED, Credentials.CODE, Credentials.MESSAGE);
    }

    private static void write(HttpServerRequest request, AwsReply reply) {
        var response = request.response();
        if (response.closed()) {
            return;
        }
        response.setStatusCode(reply.status()).headers().addAll(reply.headers());
        if (!response.headers().contains(HttpHeaders.DATE)) {
            response.putHeader(HttpHeaders.DATE, DATE.format(Instant.now()));
        }
        if (request.method().equals(HttpMethod.HEAD)) {
            response.putHeader(
                    HttpHeaders.CONTENT_LENGTH, String.valueOf(reply.body().length()));
            response.end();
        } else {
            response.end(reply.body());
        }
    }

    private static void end(HttpServerRequest request, Throwable failure) {
        switch (failure) {
            case NoAnswer unused -> request.connection().close();
            case Bodies.TooLarge unused -> refuse(request, 413, "RequestEntityTooLarge");
            default -> {
                if (!request.response().closed()) {
                    LOG.atError()
                            .setCause(failure)
                            .addKeyValue("path", request.path())
                            .log("call failed");
                    refuse(request, 500, "InternalFailure");
                }
            }
        }
    }

    private static void refuse(HttpServerRequest request, int status, String message) {
        request.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(message);
    }
}

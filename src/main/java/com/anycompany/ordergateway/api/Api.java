package com.anycompany.ordergateway.api;

import com.anycompany.ordergateway.intake.Admission;
import com.anycompany.ordergateway.intake.Intake;
import com.anycompany.ordergateway.order.Caller;
import com.anycompany.ordergateway.order.Spans;
import com.anycompany.ordergateway.store.OrderStore;
import com.anycompany.ordergateway.time.Deadline;
import com.anycompany.ordergateway.time.Timer;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one table of endpoints, shared by every entrance. Whatever is asked, it answers; nothing it returns fails. */
public final class Api implements RequestHandler {
    /** The largest body of a request, in bytes. */
    public static final int LARGEST_BODY = 64 * 1024;

    /** The longest target of a request: its path and query as they were sent. */
    public static final int LONGEST_TARGET = 8 * 1024;

    /** All header fields of a request together, in bytes, each with its colon, space and line end. */
    public static final int LARGEST_FIELDS = 16 * 1024;

    /** The most header fields of a request. */
    public static final int MOST_FIELDS = 100;

    /** The longest method of a request: the longest registered one has 17 letters (source: IANA, HTTP Method Registry). */
    public static final int LONGEST_METHOD = 32;

    private static final Logger LOG = LoggerFactory.getLogger(Api.class);

    private final List<Endpoint> table;
    private final RequestIds requestIds;
    private final Timer timer;
    private final Duration patience;

    private Api(List<Endpoint> table, RequestIds requestIds, Timer timer, Duration patience) {
        this.table = List.copyOf(table);
        this.requestIds = requestIds;
        this.timer = timer;
        this.patience = patience;
    }

    /** The table of the whole service, whose requests nobody counts. */
    public static Api of(
            Intake intake,
            Admission admission,
            OrderStore store,
            Health health,
            Timer timer,
            Duration patience,
            RequestIds requestIds) {
        return of(intake, admission, store, health, timer, patience, requestIds, RequestMeters.NONE);
    }

    /** The table of the whole service, whose orders have no spans. */
    public static Api of(
            Intake intake,
            Admission admission,
            OrderStore store,
            Health health,
            Timer timer,
            Duration patience,
            RequestIds requestIds,
            RequestMeters meters) {
        return of(intake, admission, store, health, timer, patience, requestIds, meters, Spans.NONE);
    }

    /**
     * The table of the whole service.
     *
     * @param patience how long a caller waits for an answer at most
     */
    public static Api of(
            Intake intake,
            Admission admission,
            OrderStore store,
            Health health,
            Timer timer,
            Duration patience,
            RequestIds requestIds,
            RequestMeters meters,
            Spans spans) {
        var orders = new OrderEndpoints(intake, admission, store, timer, meters, new OrderSpans(spans, timer));
        var service = new ServiceEndpoints(health, meters);
        return new Api(
                Stream.concat(orders.rows().stream(), service.rows().stream()).toList(), requestIds, timer, patience);
    }

    @Override
    public Future<ApiResponse> handle(ApiRequest request) {
        return handle(request, patience);
    }

    @Override
    public Future<ApiResponse> handle(ApiRequest request, Duration left) {
        var requestId = requestIds.of(request);
        var deadline = timer.deadline(left.compareTo(patience) < 0 ? left : patience);
        return Future.succeededFuture(RequestPath.decode(request.path()))
                .compose(path -> path.map(some -> route(request, some, requestId, deadline))
                        .orElseGet(() -> refused(Problem.NOT_FOUND, requestId)))
                .recover(bug -> failed(bug, requestId))
                .map(response -> finished(request, response, requestId));
    }

    private Future<ApiResponse> route(ApiRequest request, String path, String requestId, Deadline deadline) {
        var method = request.method().equals("HEAD") ? "GET" : request.method();
        for (var endpoint : table) {
            if (endpoint.method().equals(method) && endpoint.matches(path)) {
                return call(endpoint, request, path, requestId, deadline);
            }
        }
        var here = table.stream().filter(endpoint -> endpoint.matches(path)).toList();
        return here.isEmpty()
                ? refused(Problem.NOT_FOUND, requestId)
                : refused(Problem.METHOD_NOT_ALLOWED, requestId).map(response -> response.with("Allow", allowed(here)));
    }

    private static Future<ApiResponse> call(
            Endpoint endpoint, ApiRequest request, String path, String requestId, Deadline deadline) {
        var problem = problem(endpoint, request);
        if (problem != null) {
            endpoint.refused().run();
            return refused(problem, requestId);
        }
        return endpoint.handler()
                .handle(new Exchange(request, requestId, Caller.ANONYMOUS, endpoint.parameter(path), deadline));
    }

    private static @Nullable Problem problem(Endpoint endpoint, ApiRequest request) {
        if (request.body().length > LARGEST_BODY) {
            return Problem.CONTENT_TOO_LARGE;
        }
        if (endpoint.method().equals("POST") && !Negotiation.sendsJson(request)) {
            return Problem.UNSUPPORTED_MEDIA_TYPE;
        }
        return Negotiation.accepts(request, endpoint.produces()) ? null : Problem.NOT_ACCEPTABLE;
    }

    private static String allowed(List<Endpoint> here) {
        return here.stream()
                .map(Endpoint::method)
                .flatMap(method -> method.equals("GET") ? Stream.of("GET", "HEAD") : Stream.of(method))
                .collect(Collectors.joining(", "));
    }

    private static Future<ApiResponse> refused(Problem problem, String requestId) {
        return Future.succeededFuture(Problems.answer(problem, requestId));
    }

    private static Future<ApiResponse> failed(Throwable bug, String requestId) {
        LOG.atError().setCause(bug).addKeyValue("request_id", requestId).log("request failed on a bug");
        return refused(Problem.INTERNAL_ERROR, requestId);
    }

    private static ApiResponse finished(ApiRequest request, ApiResponse response, String requestId) {
        var complete = response.with("X-Request-Id", requestId).with("X-Content-Type-Options", "nosniff");
        return request.method().equals("HEAD") ? complete.withoutBody() : complete;
    }
}

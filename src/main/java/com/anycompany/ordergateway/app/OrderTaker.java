package com.anycompany.ordergateway.app;

import com.anycompany.ordergateway.api.Api;
import com.anycompany.ordergateway.api.ApiRequest;
import com.anycompany.ordergateway.api.ApiResponse;
import com.anycompany.ordergateway.api.RequestHandler;
import com.anycompany.ordergateway.api.RequestIds;
import com.anycompany.ordergateway.aws.AwsAccess;
import com.anycompany.ordergateway.config.Settings;
import com.anycompany.ordergateway.order.Sink;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Set;

/**
 * Takes orders without a port. A new order is left to whoever reads the table's stream or, where the settings say so, is
 * delivered before its answer; nothing is left to do after that. Safe for several threads.
 */
public final class OrderTaker implements RequestHandler, AutoCloseable {
    /** What is kept of the time that is left, to hand the answer over. */
    private static final Duration TO_ANSWER = Duration.ofMillis(250);

    /** What is kept of it to end a delivery before that. */
    private static final Duration TO_DELIVER = Duration.ofMillis(500);

    private final FunctionBase base;
    private final Api api;
    private final RequestIds requestIds;
    private final DeliveryBeforeAnswer deliveries;

    private OrderTaker(FunctionBase base, Api api, RequestIds requestIds, DeliveryBeforeAnswer deliveries) {
        this.base = base;
        this.api = api;
        this.requestIds = requestIds;
        this.deliveries = deliveries;
    }

    /** One with the settings and credentials of the environment, as {@link #start(Settings, AwsAccess)}. */
    public static OrderTaker ofEnvironment() {
        return start(Settings.readForFunction(System.getenv()), AwsAccess.ofEnvironment());
    }

    /**
     * Puts it together; what names this process and what it draws is drawn here. Resolves the credentials, which may block;
     * throws the SDK's exception if there are none. Nothing is sent to AWS.
     */
    public static OrderTaker start(Settings settings, AwsAccess access) {
        var base = FunctionBase.start(settings, access);
        var works = base.works();
        var inline = settings.functions().inline();
        var deliveries = inline ? DeliveryBeforeAnswer.by(works.courier(works.sinks())) : DeliveryBeforeAnswer.NONE;
        var store = works.orders();
        var intake = inline ? works.delivering(store, deliveries::begin) : works.leavingToTheStream(store);
        var admission = works.admission();
        var requestIds = new RequestIds(base.random());
        var patience = settings.http().requestDeadline();
        var meters = base.metering().requests();
        var api = Api.of(intake, admission, store, base.health(), base.timer(), patience, requestIds, meters);
        return new OrderTaker(base, api, requestIds, deliveries);
    }

    @Override
    public Future<ApiResponse> handle(ApiRequest request) {
        return base.measured(() -> api.handle(request));
    }

    @Override
    public Future<ApiResponse> handle(ApiRequest request, Duration left) {
        return base.measured(() -> {
            var end = base.timer().deadline(left.minus(TO_DELIVER));
            return api.handle(request, left.minus(TO_ANSWER))
                    .compose(answer -> deliveries.ended(base.timer(), end).map(answer));
        });
    }

    /** As {@link FunctionBase#callOnce}. */
    Future<Void> callOnce(Set<Sink> sinks) {
        return base.callOnce(sinks);
    }

    /** What draws the ids of requests. */
    public RequestIds requestIds() {
        return requestIds;
    }

    @Override
    public void close() {
        base.close();
    }
}

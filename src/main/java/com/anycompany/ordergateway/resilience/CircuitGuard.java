package com.anycompany.ordergateway.resilience;

import com.anycompany.ordergateway.fault.DependencyException;
import com.anycompany.ordergateway.fault.Fault;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Bulkhead, then breaker. Several guards may share one breaker, since they speak to one dependency, while each has its own
 * share of the calls at once. Permits are given back when the work ends, not when somebody stops waiting for it.
 *
 * <p>Source: Resilience4j, Bulkhead and CircuitBreaker, permission API.
 */
public final class CircuitGuard implements Guard {
    private final Breaker breaker;
    private final Bulkhead bulkhead;
    private final CallMeters meters;

    /** A guard that lets {@code atOnce} calls be under way at the same time. */
    public CircuitGuard(Breaker breaker, int atOnce) {
        this(breaker, atOnce, CallMeters.NONE);
    }

    /** The same, telling {@code meters} of every call that was let through. */
    public CircuitGuard(Breaker breaker, int atOnce, CallMeters meters) {
        this.meters = meters;
        this.breaker = breaker;
        this.bulkhead = Bulkhead.of(
                breaker.dependency(),
                BulkheadConfig.custom()
                        .maxConcurrentCalls(atOnce)
                        .maxWaitDuration(Duration.ZERO)
                        .writableStackTraceEnabled(false)
                        .build());
    }

    @Override
    public <T> Future<T> call(Supplier<Future<T>> wire) {
        if (!bulkhead.tryAcquirePermission()) {
            return heldBack();
        }
        return breaker.begin()
                .map(call ->
                        Future.succeededFuture().compose(begun -> wire.get()).onComplete(result -> ended(call, result)))
                .orElseGet(() -> {
                    bulkhead.releasePermission();
                    return heldBack();
                });
    }

    @Override
    public boolean shut() {
        return breaker.open();
    }

    private void ended(Breaker.Call call, AsyncResult<?> result) {
        bulkhead.onComplete();
        meters.called(result.succeeded(), call.lasted());
        if (result.succeeded()) {
            call.succeeded();
        } else {
            call.failed(result.cause());
        }
    }

    private <T> Future<T> heldBack() {
        return Future.failedFuture(new DependencyException(breaker.dependency(), Fault.HELD_BACK));
    }
}

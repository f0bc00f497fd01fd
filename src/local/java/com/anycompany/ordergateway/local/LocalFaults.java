package com.anycompany.ordergateway.local;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The faults that callers of the embedded AWS meet. The oldest fault that fits a call strikes it. Safe for several
 * threads; work inside the embedded AWS (its own set-up, topic to queue, the page) is spared.
 */
public final class LocalFaults {
    private static final String ANY_OPERATION = "";

    private final List<Fault> faults = new CopyOnWriteArrayList<>();
    private final Map<AwsServiceName, CompletableFuture<Void>> healed = new EnumMap<>(AwsServiceName.class);

    /** Every call on the service fails so, until it is healed. */
    public void fail(AwsServiceName service, Failure failure) {
        fail(service, ANY_OPERATION, failure);
    }

    /** Every call of the operation, as {@code PutItem}, fails so, until the service is healed. */
    public void fail(AwsServiceName service, String operation, Failure failure) {
        faults.add(new Fault(service, operation, new AtomicLong(Long.MAX_VALUE), failure));
    }

    /** The next so many calls on the service fail so. */
    public void failNext(AwsServiceName service, int calls, Failure failure) {
        failNext(service, ANY_OPERATION, calls, failure);
    }

    /** The next so many calls of the operation fail so. */
    public void failNext(AwsServiceName service, String operation, int calls, Failure failure) {
        if (calls < 1) {
            throw new IllegalArgumentException("calls: " + calls + " (expected: > 0)");
        }
        faults.add(new Fault(service, operation, new AtomicLong(calls), failure));
    }

    /** Ends the service's faults and lets go of the calls that it kept silent about. */
    public void heal(AwsServiceName service) {
        faults.removeIf(fault -> fault.service() == service);
        letGo(service).complete(null);
    }

    public void healAll() {
        Arrays.stream(AwsServiceName.values()).forEach(this::heal);
    }

    /** The failure that strikes this call, counted as one of its calls. */
    public Optional<Failure> strike(AwsServiceName service, String operation) {
        for (var fault : faults) {
            if (fault.fits(service, operation) && fault.left().getAndDecrement() > 0) {
                return Optional.of(fault.failure());
            }
        }
        return Optional.empty();
    }

    /** Completes when the service is next healed, on the thread that heals it. */
    public synchronized CompletionStage<Void> healed(AwsServiceName service) {
        return healed.computeIfAbsent(service, unused -> new CompletableFuture<>());
    }

    private synchronized CompletableFuture<Void> letGo(AwsServiceName service) {
        var waiting = healed.remove(service);
        return waiting == null ? new CompletableFuture<>() : waiting;
    }

    private record Fault(AwsServiceName service, String operation, AtomicLong left, Failure failure) {
        boolean fits(AwsServiceName service, String operation) {
            return this.service == service
                    && (this.operation.equals(ANY_OPERATION) || this.operation.equals(operation));
        }
    }
}

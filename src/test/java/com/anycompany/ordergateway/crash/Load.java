package com.anycompany.ordergateway.crash;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Callers at work at the same time. */
final class Load {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> callers;

    /** They begin at once. */
    Load(List<Caller> callers) {
        this.callers = callers.stream().map(threads::submit).collect(Collectors.toList());
    }

    /** Waits until all are done. */
    void join() {
        try (threads) {
            for (var caller : callers) {
                caller.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            threads.shutdownNow();
            throw new AssertionError("a caller is not done", e);
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}

package com.anycompany.ordergateway.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What is left of one invocation, when it began. Here the gateway waits, and nowhere else: Lambda calls a handler and takes
 * its return for the end of the work.
 *
 * @param left until Lambda gives the invocation up
 */
record TimeLeft(Duration left) {
    /** What is kept to hand over whatever there is. */
    private static final Duration TO_END = Duration.ofMillis(100);

    static TimeLeft of(Context context) {
        return new TimeLeft(Duration.ofMillis(context.getRemainingTimeInMillis()));
    }

    /** What {@code work} comes to. Throws {@link Unanswered} if it fails, or does not end in time. */
    <T> T await(Future<T> work) {
        try {
            return work.toCompletionStage()
                    .toCompletableFuture()
                    .get(left.minus(TO_END).toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new Unanswered("the work failed", e.getCause());
        } catch (TimeoutException e) {
            throw new Unanswered("the work did not end in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unanswered("interrupted", e);
        }
    }
}

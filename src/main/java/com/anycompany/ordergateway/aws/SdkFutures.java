package com.anycompany.ordergateway.aws;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** The one bridge from the SDK's futures to ours. */
final class SdkFutures {
    private SdkFutures() {}

    /**
     * Makes one call. Its answer comes back on the context of the caller, if it has one; its failure comes back
     * classified, as a fault of {@code dependency}.
     */
    static <T> Future<T> call(String dependency, Supplier<CompletionStage<T>> call) {
        return start(call).recover(failure -> Future.failedFuture(AwsFaults.classify(dependency, failure)));
    }

    /** Makes one call whose failure the caller looks at first. */
    static <T> Future<T> start(Supplier<CompletionStage<T>> call) {
        try {
            var stage = call.get();
            var context = Vertx.currentContext();
            var future =
                    context == null ? Future.fromCompletionStage(stage) : Future.fromCompletionStage(stage, context);
            return future.recover(failure -> Future.failedFuture(unwrapped(failure)));
        } catch (RuntimeException refusedBeforeSending) {
            return Future.failedFuture(refusedBeforeSending);
        }
    }

    private static Throwable unwrapped(Throwable failure) {
        var cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }
}

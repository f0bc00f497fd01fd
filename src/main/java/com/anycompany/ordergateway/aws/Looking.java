package com.anycompany.ordergateway.aws;

import com.anycompany.ordergateway.operations.Symptom;
import com.anycompany.ordergateway.time.Deadline;
import com.anycompany.ordergateway.time.Timer;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Looks for something every second, until it shows or nobody waits any longer. */
record Looking(Timer timer, Deadline deadline) {
    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final int SERVER_ERROR = 500;

    /**
     * What {@code look} finds; {@code late} when it has found nothing for too long. A refusal, which would be the same the
     * next time, ends it as {@code failed} says; so does the last failure. Does not fail.
     */
    Future<Symptom> until(
            Supplier<Future<Optional<Symptom>>> look, Function<Throwable, Symptom> failed, Supplier<Symptom> late) {
        return look.get()
                .recover(failure -> over() || refused(failure)
                        ? Future.succeededFuture(Optional.of(failed.apply(failure)))
                        : Future.succeededFuture(Optional.empty()))
                .compose(found -> found.or(() -> over() ? Optional.of(late.get()) : Optional.empty())
                        .map(Future::succeededFuture)
                        .orElseGet(() -> timer.pause(BETWEEN).compose(paused -> until(look, failed, late))));
    }

    private boolean over() {
        return deadline.passed(timer.instant());
    }

    private static boolean refused(Throwable failure) {
        return failure instanceof AwsServiceException answer
                && answer.statusCode() < SERVER_ERROR
                && !answer.isThrottlingException();
    }
}

package com.anycompany.ordergateway.local;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** How a call on AWS was refused, as the SDK read it. */
record Refused(int status, String code, String message) {
    static Refused by(CompletableFuture<?> call) {
        try {
            throw new AssertionError("answered: " + call.join() + " (expected: a refusal)");
        } catch (CompletionException e) {
            if (e.getCause() instanceof AwsServiceException refusal) {
                var details = refusal.awsErrorDetails();
                return new Refused(refusal.statusCode(), details.errorCode(), details.errorMessage());
            }
            throw e;
        }
    }
}

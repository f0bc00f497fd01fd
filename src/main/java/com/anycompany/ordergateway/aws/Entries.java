package com.anycompany.ordergateway.aws;

import com.anycompany.ordergateway.delivery.Outcome;
import com.anycompany.ordergateway.fault.DependencyException;
import com.anycompany.ordergateway.fault.Fault;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a batch of messages, named by their place in it, and the answer to each.
 *
 * <p>Source: SNS PublishBatch and SQS SendMessageBatch: a batch that is answered may have failed in part, so that each
 * entry must be looked at; {@code SenderFault} says that a repeat would fail too.
 */
final class Entries {
    /** Most of one call. Source: as above. */
    static final int MOST = 10;

    /** Attributes and subject, their names and types included, are never longer. */
    private static final long AROUND = 1_024;

    private Entries() {}

    /** What a batch answered, entry by entry. */
    static final class Answers {
        private final Map<String, Optional<Fault>> byId = new HashMap<>();

        void taken(String id) {
            byId.put(id, Optional.empty());
        }

        void refused(String id, @Nullable String code, @Nullable Boolean senderFault) {
            var known = code == null ? Optional.<Fault>empty() : AwsFaults.ofCode(code);
            var guess = Boolean.TRUE.equals(senderFault) ? Fault.INVALID : Fault.BROKEN;
            byId.put(id, Optional.of(known.orElse(guess)));
        }

        /** What became of the entry at that place; one that is not answered may have been taken. */
        Future<Outcome> outcome(String dependency, int entry) {
            return byId.getOrDefault(Integer.toString(entry), Optional.of(Fault.BROKEN))
                    .<Future<Outcome>>map(fault -> Future.failedFuture(new DependencyException(dependency, fault)))
                    .orElseGet(() -> Future.succeededFuture(new Outcome.Delivered()));
        }
    }

    /** At most so many bytes a message takes, attributes included. */
    static long size(String message) {
        return Utf8.most(message) + AROUND;
    }
}

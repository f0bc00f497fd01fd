package com.anycompany.ordergateway.aws;

import com.anycompany.ordergateway.delivery.Notice;
import com.anycompany.ordergateway.delivery.Outcome;
import com.anycompany.ordergateway.fault.DependencyException;
import com.anycompany.ordergateway.fault.Fault;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
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

    /** Most bytes of one PublishBatch. Source: Amazon SNS quotas, 256 KiB. */
    static final long MOST_BYTES_OF_TOPIC = 256 * 1024;

    /** Most bytes of one SendMessageBatch. Source: Amazon SQS quotas, 1 MiB. */
    static final long MOST_BYTES_OF_QUEUE = 1024 * 1024;

    /** Attributes and subject, their names and types included, are never longer. */
    private static final long AROUND = 1_024;

    /** No UTF-16 unit takes more in UTF-8. */
    private static final int UTF8_MOST = 3;

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

        /** An entry that is not answered may have been taken. */
        private Optional<Fault> of(int entry) {
            return byId.getOrDefault(Integer.toString(entry), Optional.of(Fault.BROKEN));
        }
    }

    /**
     * An outcome for each of {@code notices}. A call that was refused as a whole for what stood in it is made again for
     * each {@code alone}, so that one that cannot be taken spoils no other. Any other failure is that of each.
     */
    static List<Future<Outcome>> each(
            String dependency, List<Notice> notices, Future<Answers> call, Function<Notice, Future<Outcome>> alone) {
        return IntStream.range(0, notices.size())
                .mapToObj(entry -> call.compose(
                        answers -> outcome(dependency, answers.of(entry)),
                        failure -> invalid(failure)
                                ? alone.apply(notices.get(entry))
                                : Future.<Outcome>failedFuture(failure)))
                .toList();
    }

    /** At most so many bytes a message takes, attributes included. */
    static long size(String message) {
        return UTF8_MOST * (long) message.length() + AROUND;
    }

    private static Future<Outcome> outcome(String dependency, Optional<Fault> fault) {
        return fault.<Future<Outcome>>map(known -> Future.failedFuture(new DependencyException(dependency, known)))
                .orElseGet(() -> Future.succeededFuture(new Outcome.Delivered()));
    }

    private static boolean invalid(Throwable failure) {
        return failure instanceof DependencyException dependency && dependency.fault() == Fault.INVALID;
    }
}

package com.anycompany.ordergateway.local.sqs;

import java.util.HashSet;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * For what SQS refuses a whole call.
 *
 * <p>Source: "API_SendMessageBatch" and "API_SendMessage", errors; "Amazon SQS message quotas".
 */
final class BatchRules {
    private static final int MOST_ENTRIES = 10;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,80}");

    private BatchRules() {}

    static Optional<Refusal> refuses(Send send) {
        return send.batch()
                ? refusesBatch(send)
                : EntryRules.refuses(send.entries().getFirst());
    }

    private static Optional<Refusal> refusesBatch(Send send) {
        var entries = send.entries();
        if (entries.isEmpty()) {
            return refusal("EmptyBatchRequest", "There should be at least one entry in the request.");
        }
        if (entries.size() > MOST_ENTRIES) {
            return refusal(
                    "TooManyEntriesInBatchRequest",
                    "Maximum number of entries per request are 10. You have sent " + entries.size() + ".");
        }
        if (entries.stream().anyMatch(entry -> !ID.matcher(entry.id()).matches())) {
            return refusal(
                    "InvalidBatchEntryId",
                    "A batch entry id can only contain alphanumeric characters, hyphens and underscores."
                            + " It can be at most 80 letters long.");
        }
        return repeatedId(send).or(() -> tooLong(send));
    }

    private static Optional<Refusal> repeatedId(Send send) {
        var seen = new HashSet<String>();
        return send.entries().stream()
                .map(Entry::id)
                .filter(id -> !seen.add(id))
                .findFirst()
                .map(id -> new Refusal("BatchEntryIdsNotDistinct", "Id " + id + " repeated."));
    }

    private static Optional<Refusal> tooLong(Send send) {
        var size = send.entries().stream().mapToLong(Entry::size).sum();
        return size > SqsLimits.LONGEST_MESSAGE
                ? refusal(
                        "BatchRequestTooLong",
                        "Batch requests cannot be longer than " + SqsLimits.LONGEST_MESSAGE + " bytes. You have sent "
                                + size + " bytes.")
                : Optional.empty();
    }

    private static Optional<Refusal> refusal(String code, String message) {
        return Optional.of(new Refusal(code, message));
    }
}

package com.anycompany.ordergateway.local.sns;

import java.util.HashSet;
import java.util.List;

/** What is wrong with a batch as a whole. Source: API_PublishBatch, Errors. */
final class BatchRules {
    private static final int MOST_ENTRIES = 10;
    private static final String ID = "[A-Za-z0-9_-]{1,80}";

    private BatchRules() {}

    static void check(List<Form> entries) {
        if (entries.isEmpty()) {
            throw refusal("EmptyBatchRequest", "The batch request doesn't contain any entries.");
        }
        if (entries.size() > MOST_ENTRIES) {
            throw refusal("TooManyEntriesInBatchRequest", "The batch request contains more entries than permissible.");
        }
        checkIds(entries.stream().map(entry -> entry.get("Id").orElse("")).toList());
        if (entries.stream().mapToInt(Publication::bytes).sum() > Publication.MOST_BYTES) {
            throw refusal("BatchRequestTooLong", "The length of all the messages put together is more than the limit.");
        }
    }

    private static void checkIds(List<String> ids) {
        if (!ids.stream().allMatch(id -> id.matches(ID))) {
            throw refusal(
                    "InvalidBatchEntryId",
                    "The Id of a batch entry in a batch request doesn't abide by the specification.");
        }
        if (new HashSet<>(ids).size() < ids.size()) {
            throw refusal("BatchEntryIdsNotDistinct", "Two or more batch entries in the request have the same Id.");
        }
    }

    private static SnsRefusal refusal(String code, String message) {
        return new SnsRefusal(400, code, message);
    }
}

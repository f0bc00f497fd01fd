package com.anycompany.ordergateway.local.sqs;

import com.anycompany.ordergateway.local.sqs.Entry.Attribute;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * For what SQS refuses one message, alone or in a batch.
 *
 * <p>Source: "API_SendMessage", errors; "Amazon SQS message quotas"; "Amazon SQS message metadata".
 */
final class EntryRules {
    private static final int MOST_ATTRIBUTES = 10;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,256}");
    private static final Pattern TYPE = Pattern.compile("(String|Number|Binary)(\\..+)?");

    private EntryRules() {}

    static Optional<Refusal> refuses(Entry entry) {
        if (entry.body().isEmpty()) {
            return Optional.of(new Refusal("MissingParameter", "The request must contain the parameter MessageBody."));
        }
        if (!isXml(entry.body())) {
            return invalidContents();
        }
        if (entry.attributes().size() > MOST_ATTRIBUTES) {
            return Optional.of(Refusal.invalid("Number of message attributes ["
                    + entry.attributes().size() + "] exceeds the allowed maximum [10]."));
        }
        return entry.attributes().stream()
                .flatMap(attribute -> refuses(attribute).stream())
                .findFirst()
                .or(() -> tooLong(entry));
    }

    private static Optional<Refusal> refuses(Attribute attribute) {
        if (!NAME.matcher(attribute.name()).matches()) {
            return Optional.of(Refusal.invalid("The name of a message attribute can only contain alphanumeric"
                    + " characters, hyphens, underscores and dots, 256 at most."));
        }
        if (!TYPE.matcher(attribute.type()).matches()) {
            return Optional.of(Refusal.invalid("The message attribute '" + attribute.name()
                    + "' has an invalid message attribute type, the set of supported type prefixes is Binary, Number,"
                    + " and String."));
        }
        if (attribute.value().isEmpty()) {
            return Optional.of(Refusal.invalid("The message attribute '" + attribute.name()
                    + "' must contain a non-empty message attribute value."));
        }
        return isXml(attribute.value()) ? Optional.empty() : invalidContents();
    }

    private static Optional<Refusal> tooLong(Entry entry) {
        return entry.size() > SqsLimits.LONGEST_MESSAGE
                ? Optional.of(
                        Refusal.invalid("One or more parameters are invalid. Reason: Message must be shorter than "
                                + SqsLimits.LONGEST_MESSAGE + " bytes."))
                : Optional.empty();
    }

    private static Optional<Refusal> invalidContents() {
        return Optional.of(
                new Refusal("InvalidMessageContents", "The message contains characters outside the allowed set."));
    }

    /** Source: XML 1.0, 2.2, Characters. */
    private static boolean isXml(String text) {
        return text.codePoints().allMatch(EntryRules::isXml);
    }

    private static boolean isXml(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || isWithin(character, 0x20, 0xD7FF)
                || isWithin(character, 0xE000, 0xFFFD)
                || isWithin(character, 0x10000, 0x10FFFF);
    }

    private static boolean isWithin(int character, int first, int last) {
        return character >= first && character <= last;
    }
}

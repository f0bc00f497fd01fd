package com.anycompany.ordergateway.local.sns;

import java.util.Optional;

/**
 * The subject of a message, if it has one: at most 100 characters, none of them a line break or another control
 * character, the first one not a space. Other letters than ASCII are welcome.
 *
 * <p>Source: API_Publish, Subject. Its "less than 100" is 100 in the service.
 */
final class SubjectRule {
    private static final int LONGEST = 100;

    private SubjectRule() {}

    /** The subject, or an empty text for none. */
    static String of(Optional<String> given) {
        given.filter(subject -> !isFit(subject)).ifPresent(subject -> {
            throw SnsRefusal.invalidParameter("Subject");
        });
        return given.orElse("");
    }

    private static boolean isFit(String subject) {
        return !subject.isEmpty()
                && subject.codePointCount(0, subject.length()) <= LONGEST
                && subject.codePoints().noneMatch(SubjectRule::isControl)
                && !Character.isSpaceChar(subject.codePointAt(0));
    }

    private static boolean isControl(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}

package com.anycompany.ordergateway.operations;

import java.util.Locale;

/**
 * One thing that an examination found, for a person to read.
 *
 * @param what was looked at
 * @param cause what is the matter with it
 * @param remedy what to do; empty where there is nothing to do
 */
public record Symptom(Severity severity, String what, String cause, String remedy) {
    /** How bad it is. */
    public enum Severity {
        /** As it should be. */
        WELL,
        /** Nothing can say that without changing something. */
        UNPROVEN,
        /** It works; another way would be safer. */
        ADVICE,
        /** It works now, but something that may be relied on does not. */
        WARNING,
        /** Orders, or deliveries, fail by it. */
        TROUBLE
    }

    /** As it should be. */
    public static Symptom well(String what, String words) {
        return new Symptom(Severity.WELL, what, words, "");
    }

    /** Works; another way would be safer. */
    public static Symptom advice(String what, String cause, String remedy) {
        return new Symptom(Severity.ADVICE, what, cause, remedy);
    }

    /** Works for now. */
    public static Symptom warning(String what, String cause, String remedy) {
        return new Symptom(Severity.WARNING, what, cause, remedy);
    }

    /** Does not work. */
    public static Symptom trouble(String what, String cause, String remedy) {
        return new Symptom(Severity.TROUBLE, what, cause, remedy);
    }

    /** In one line. */
    public String inWords() {
        var line = severity.name().toLowerCase(Locale.ROOT) + " " + what + ": " + cause;
        return remedy.isEmpty() ? line : line + " -> " + remedy;
    }
}

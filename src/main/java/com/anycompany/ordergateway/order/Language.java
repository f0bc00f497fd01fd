package com.anycompany.ordergateway.order;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The languages in which the gateway speaks to people. */
public enum Language {
    FR,
    EN;

    /** As it stands in an order: {@code fr}, {@code en}. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The language of a tag, unless it is none of ours. */
    public static Optional<Language> of(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag().equals(tag))
                .findFirst();
    }
}

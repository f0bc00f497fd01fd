package com.anycompany.ordergateway.order;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What an order says about who it is for. Everything is optional; the language has a default. */
public record Customer(Map<Detail, String> details, Language language) {
    /** Nobody in particular, addressed in French. */
    public static final Customer UNKNOWN = new Customer(Map.of(), Language.FR);

    /** What may be known of a customer. */
    public enum Detail {
        ID("id"),
        EMAIL("email"),
        PHONE("phone"),
        PUSH_ENDPOINT("push_endpoint");

        private final String field;

        Detail(String field) {
            this.field = field;
        }

        /** Its name in documents and in the table. */
        public String field() {
            return field;
        }
    }

    public Customer {
        var copy = new EnumMap<Detail, String>(Detail.class);
        copy.putAll(details);
        details = Map.copyOf(copy);
    }

    /** One detail, if it is known. */
    public Optional<String> detail(Detail detail) {
        return Optional.ofNullable(details.get(detail));
    }

    /** Where confirmations go, if it is known. */
    public Optional<String> email() {
        return detail(Detail.EMAIL);
    }
}

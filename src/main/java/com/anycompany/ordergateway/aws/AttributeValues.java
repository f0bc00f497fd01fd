package com.anycompany.ordergateway.aws;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Values of ours as attributes of an item; {@link Attributes} reads them back. */
final class AttributeValues {
    /** No UTF-16 unit takes more in UTF-8. */
    private static final int UTF8_MOST = 3;

    /** What a value takes beside its content, in the JSON of a call. */
    private static final long OVERHEAD = 8;

    private AttributeValues() {}

    static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    static AttributeValue map(Map<String, AttributeValue> values) {
        return AttributeValue.fromM(values);
    }

    /**
     * How many bytes {@code attributes} take, at most: names and values in UTF-8, and a little for each.
     *
     * <p>Source: DynamoDB, "Item sizes and formats".
     */
    static long size(Map<String, AttributeValue> attributes) {
        var size = 0L;
        for (var attribute : attributes.entrySet()) {
            size += bytes(attribute.getKey()) + size(attribute.getValue());
        }
        return size;
    }

    private static long size(AttributeValue value) {
        return OVERHEAD
                + switch (value.type()) {
                    case S -> bytes(value.s());
                    case N -> value.n().length();
                    case SS ->
                        value.ss().stream().mapToLong(AttributeValues::bytes).sum();
                    case M -> size(value.m());
                    case L ->
                        value.l().stream().mapToLong(AttributeValues::size).sum();
                    case B, NS, BS, NUL, BOOL, UNKNOWN_TO_SDK_VERSION -> 0;
                };
    }

    /** At most so many: three for each character. */
    private static long bytes(String text) {
        return UTF8_MOST * (long) text.length();
    }

    static Map<String, AttributeValue> texts(Map<String, String> values) {
        var attributes = new HashMap<String, AttributeValue>();
        values.forEach((name, value) -> attributes.put(name, text(value)));
        return attributes;
    }
}

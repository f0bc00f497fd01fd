package com.anycompany.ordergateway.aws;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Values of ours as attributes of an item; {@link Attributes} reads them back. */
final class AttributeValues {
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
            size += Utf8.most(attribute.getKey()) + size(attribute.getValue());
        }
        return size;
    }

    private static long size(AttributeValue value) {
        return OVERHEAD
                + switch (value.type()) {
                    case S -> Utf8.most(value.s());
                    case N -> value.n().length();
                    case SS -> value.ss().stream().mapToLong(Utf8::most).sum();
                    case M -> size(value.m());
                    case L ->
                        value.l().stream().mapToLong(AttributeValues::size).sum();
                    case B, NS, BS, NUL, BOOL, UNKNOWN_TO_SDK_VERSION -> 0;
                };
    }

    static Map<String, AttributeValue> texts(Map<String, String> values) {
        var attributes = new HashMap<String, AttributeValue>();
        values.forEach((name, value) -> attributes.put(name, text(value)));
        return attributes;
    }
}

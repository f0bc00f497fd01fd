package com.anycompany.ordergateway.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A document as it is, for reading what a service of AWS wrote: whatever is absent, or of another kind than expected, reads
 * as nothing. What strangers write is read by {@link StrictJson}.
 */
public sealed interface JsonTree {
    /** An object; of a name that stands in it twice the last value counts. */
    record Members(Map<String, JsonTree> values) implements JsonTree {}

    /** An array. */
    record Elements(List<JsonTree> values) implements JsonTree {}

    /** A string, a number or a boolean, as its text. */
    record Scalar(String value, boolean string) implements JsonTree {}

    /** {@code null}, or what is not there. */
    record Nothing() implements JsonTree {}

    /** The document in {@code bytes}; empty if they are none. */
    static Optional<JsonTree> read(byte[] bytes) {
        try (var parser = Trees.FACTORY.createParser(bytes)) {
            parser.nextToken();
            var tree = Trees.value(parser);
            return parser.nextToken() == null ? Optional.of(tree) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The member of that name. */
    default JsonTree at(String name) {
        return members().getOrDefault(name, new Nothing());
    }

    /** The members, in their order; none if this is no object. */
    default Map<String, JsonTree> members() {
        return this instanceof Members(var values) ? values : Map.of();
    }

    /** The elements; none if this is no array. */
    default List<JsonTree> elements() {
        return this instanceof Elements(var values) ? values : List.of();
    }

    /** The text, if this is a string. */
    default Optional<String> text() {
        return this instanceof Scalar(var value, var string) && string ? Optional.of(value) : Optional.empty();
    }

    /** Whether this is {@code true}. */
    default boolean isTrue() {
        return this instanceof Scalar(var value, var string) && !string && value.equals("true");
    }

    /** Whether there is anything. */
    default boolean present() {
        return !(this instanceof Nothing);
    }

    /** Reads values. Remembers no names: they are strangers', as those of headers. */
    final class Trees {
        private static final JsonFactory FACTORY = JsonFactory.builder()
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .build();

        private Trees() {}

        private static JsonTree value(JsonParser parser) throws IOException {
            var token = parser.currentToken();
            if (token == null) {
                throw new IOException("no value");
            }
            return switch (token) {
                case START_OBJECT -> members(parser);
                case START_ARRAY -> elements(parser);
                case VALUE_STRING -> new Scalar(parser.getText(), true);
                case VALUE_NULL -> new Nothing();
                default -> new Scalar(parser.getText(), false);
            };
        }

        private static JsonTree members(JsonParser parser) throws IOException {
            var values = new LinkedHashMap<String, JsonTree>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                var name = parser.currentName();
                parser.nextToken();
                values.put(name, value(parser));
            }
            return new Members(values);
        }

        private static JsonTree elements(JsonParser parser) throws IOException {
            var values = new ArrayList<JsonTree>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                values.add(value(parser));
            }
            return new Elements(values);
        }
    }
}

package com.anycompany.ordergateway.lambda;

import com.anycompany.ordergateway.json.JsonTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every value of a header by its name in lower case, as an event holds them. */
record EventHeaders(Map<String, List<String>> values) implements Function<String, List<String>> {
    /** Where events that know several values of one header keep them. */
    static final String SEVERAL = "multiValueHeaders";

    private static final String ONE = "headers";

    /** Fields of the wire count a colon, a space and a line end beside name and value. */
    private static final int BESIDE = ": \r\n".length();

    /** Of an event with a list of values for each name, or with one value for each. */
    static EventHeaders each(JsonTree event) {
        var several = event.at(SEVERAL);
        return several.members().isEmpty()
                ? collected(event.at(ONE), EventHeaders::text)
                : collected(several, value -> value.elements().stream().flatMap(EventHeaders::text));
    }

    /**
     * Of an event whose several values of one name are joined by commas. No header that is read here has a comma in a single
     * value but an odd idempotency key, which so counts as sent twice.
     */
    static EventHeaders joined(JsonTree event) {
        var headers = collected(
                event.at(ONE),
                value -> text(value)
                        .flatMap(text -> Stream.of(text.split(",", -1)))
                        .map(String::strip));
        var cookies = event.at("cookies").elements().stream()
                .flatMap(EventHeaders::text)
                .collect(Collectors.joining("; "));
        if (!cookies.isEmpty()) {
            headers.values.put("cookie", List.of(cookies));
        }
        return headers;
    }

    private static EventHeaders collected(JsonTree headers, Function<JsonTree, Stream<String>> read) {
        var values = new TreeMap<String, List<String>>();
        headers.members().forEach((name, value) -> {
            var all = values.computeIfAbsent(name.toLowerCase(Locale.ROOT), first -> new ArrayList<>());
            all.addAll(read.apply(value).toList());
        });
        return new EventHeaders(values);
    }

    private static Stream<String> text(JsonTree value) {
        return value.text().stream();
    }

    @Override
    public List<String> apply(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** How many fields they were on the wire. */
    int fields() {
        return values.values().stream().mapToInt(List::size).sum();
    }

    /** How many bytes they took there. */
    int bytes() {
        return values.entrySet().stream()
                .flatMapToInt(header -> header.getValue().stream()
                        .mapToInt(value -> header.getKey().length() + value.length() + BESIDE))
                .sum();
    }
}

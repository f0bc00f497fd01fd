package com.anycompany.ordergateway.lambda;

import com.anycompany.ordergateway.json.JsonTree;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The query of a request, put together again from the parameters that an event holds. */
final class EventQuery {
    private EventQuery() {}

    /** From parameters that are still encoded, as a load balancer leaves them. */
    static String encoded(JsonTree event) {
        return query(event, UnaryOperator.identity());
    }

    /** From parameters that a REST API has decoded. */
    static String decoded(JsonTree event) {
        return query(event, text -> URLEncoder.encode(text, StandardCharsets.UTF_8));
    }

    private static String query(JsonTree event, UnaryOperator<String> encode) {
        var several = event.at("multiValueQueryStringParameters");
        var parameters = several.members().isEmpty() ? event.at("queryStringParameters") : several;
        return parameters.members().entrySet().stream()
                .flatMap(parameter -> values(parameter.getValue())
                        .map(value -> encode.apply(parameter.getKey()) + "=" + encode.apply(value)))
                .collect(Collectors.joining("&"));
    }

    private static Stream<String> values(JsonTree value) {
        return value.elements().isEmpty()
                ? value.text().stream()
                : value.elements().stream().flatMap(element -> element.text().stream());
    }
}

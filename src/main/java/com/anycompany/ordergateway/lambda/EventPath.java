package com.anycompany.ordergateway.lambda;

import com.anycompany.ordergateway.json.JsonTree;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The path of a request as the table of endpoints knows it, without what stands before it where an API is published: the
 * name of a stage, or the base path of a custom domain.
 *
 * <p>What the route of the event matched tells where the path begins; the name of the stage tells it where the route is
 * the one for everything.
 */
final class EventPath {
    private static final Pattern PARAMETER = Pattern.compile("\\{([^{}+]+)\\+?}");

    private EventPath() {}

    /** Of an HTTP API, payload format 2.0: the stage stands in the path, unless it is {@code $default}. */
    static String ofHttpApi(JsonTree event, String path) {
        var route = event.at("routeKey").text().orElse("");
        var template = route.substring(route.indexOf(' ') + 1);
        return afterBase(event, path, template).orElseGet(() -> withoutStage(event, path));
    }

    /** Of a REST API, whose path has no stage, or of an HTTP API in payload format 1.0, whose path has. */
    static String ofRestApi(JsonTree event, String path) {
        var template = event.at("resource").text().orElse("");
        var httpApi = event.at("version").present();
        return afterBase(event, path, template).orElseGet(() -> httpApi ? withoutStage(event, path) : path);
    }

    /** What is left of the path after its base, if it ends with what the route matched. */
    private static Optional<String> afterBase(JsonTree event, String path, String template) {
        if (!template.startsWith("/")) {
            return Optional.empty();
        }
        var parameters = event.at("pathParameters");
        var routed = PARAMETER
                .matcher(template)
                .replaceAll(match -> Matcher.quoteReplacement(
                        parameters.at(match.group(1)).text().orElse(match.group())));
        return path.endsWith(routed) ? Optional.of(routed) : Optional.empty();
    }

    private static String withoutStage(JsonTree event, String path) {
        var stage = "/" + event.at("requestContext").at("stage").text().orElse("$default");
        return path.startsWith(stage + "/") ? path.substring(stage.length()) : path;
    }
}

package com.anycompany.ordergateway.api;

import com.anycompany.ordergateway.order.Language;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a request's headers say about the form of its body and of its answer (RFC 9110, 8.3, 8.4 and 12.5). */
final class Negotiation {
    private static final String JSON = "application/json";

    private Negotiation() {}

    /** Whether the body is plain JSON in UTF-8: one content type, no content coding. */
    static boolean sendsJson(ApiRequest request) {
        var types = request.header("content-type");
        var codings = request.header("content-encoding");
        return types.size() == 1
                && isJson(types.getFirst())
                && codings.stream().allMatch(coding -> coding.strip().equalsIgnoreCase("identity"));
    }

    private static boolean isJson(String contentType) {
        return contentType.equals(JSON) || isJsonWithParameters(contentType);
    }

    private static boolean isJsonWithParameters(String contentType) {
        var parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
        return parts[0].strip().equals(JSON)
                && Stream.of(parts)
                        .skip(1)
                        .map(Negotiation::withoutSpaceOrQuotes)
                        .allMatch(Negotiation::isUtf8OrNothing);
    }

    private static String withoutSpaceOrQuotes(String parameter) {
        return parameter.strip().replace("\"", "");
    }

    private static boolean isUtf8OrNothing(String parameter) {
        return parameter.isEmpty() || parameter.equals("charset=utf-8");
    }

    /** Whether an answer of {@code mediaType} is acceptable: no {@code Accept} at all, or the nearest range allows it. */
    static boolean accepts(ApiRequest request, String mediaType) {
        var ranges = Preference.all(request.header("accept"));
        if (ranges.isEmpty()) {
            return true;
        }
        var wanted = mediaType.split(";", -1)[0];
        var family = wanted.substring(0, wanted.indexOf('/')) + "/*";
        return Stream.of(wanted, family, "*/*")
                .flatMap(name -> ranges.stream().filter(range -> range.name().equals(name)))
                .findFirst()
                .map(Preference::wanted)
                .orElse(false);
    }

    /** The language of ours that the caller prefers; French where it does not say. */
    static Language language(ApiRequest request) {
        return Preference.all(request.header("accept-language")).stream()
                .filter(Preference::wanted)
                .sorted(Comparator.comparingDouble(Preference::quality).reversed())
                .flatMap(preference -> Language.of(preference.name().split("-", -1)[0]).stream())
                .findFirst()
                .orElse(Language.FR);
    }

    /** One element of a header with quality values. */
    private record Preference(String name, double quality) {
        static List<Preference> all(List<String> headerValues) {
            return headerValues.isEmpty() ? List.of() : parsed(headerValues);
        }

        private static List<Preference> parsed(List<String> headerValues) {
            return headerValues.stream()
                    .flatMap(value -> Stream.of(value.split(",", -1)))
                    .map(element -> element.strip().toLowerCase(Locale.ROOT))
                    .filter(element -> !element.isEmpty())
                    .map(Preference::parse)
                    .toList();
        }

        private static Preference parse(String element) {
            var parts = element.split(";", -1);
            var quality = Stream.of(parts)
                    .skip(1)
                    .map(String::strip)
                    .filter(parameter -> parameter.startsWith("q="))
                    .map(parameter -> number(parameter.substring(2)))
                    .findFirst()
                    .orElse(1.0);
            return new Preference(parts[0].strip(), quality);
        }

        private static double number(String text) {
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException e) {
                return 0;
            }
        }

        boolean wanted() {
            return quality > 0;
        }
    }
}

package com.anycompany.ordergateway.api;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The path of a request, decoded once and never normalised: what needs decoding twice, climbs, or hides a separator or a
 * control character names nothing here.
 */
final class RequestPath {
    private static final Pattern ESCAPE = Pattern.compile("%([0-9A-Fa-f]{2})");
    private static final Pattern PLAIN = Pattern.compile("(/[A-Za-z0-9._:-]+)+");

    private RequestPath() {}

    /** The decoded path, if it is one that anything could stand at. */
    static Optional<String> decode(String raw) {
        var decoded = raw.indexOf('%') < 0
                ? raw
                : ESCAPE.matcher(raw).replaceAll(match -> decodable(Integer.parseInt(match.group(1), 16)));
        return PLAIN.matcher(decoded).matches() && !decoded.contains("/.") ? Optional.of(decoded) : Optional.empty();
    }

    /** An escape of a letter, a digit or one of our marks is that character; any other one matches no path. */
    private static String decodable(int code) {
        return code == '/' || code == '$' || code == '\\' ? " " : Character.toString(code);
    }
}

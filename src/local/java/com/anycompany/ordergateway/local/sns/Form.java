package com.anycompany.ordergateway.local.sns;

import io.vertx.core.buffer.Buffer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of one call, or of one item of a list inside it.
 *
 * <p>Source: the AWS query protocol; lists are {@code Name.member.1}, maps {@code Name.entry.1}.
 */
record Form(Map<String, String> fields) {
    static Form of(Buffer body) {
        var fields = new LinkedHashMap<String, String>();
        for (var pair : body.toString(StandardCharsets.UTF_8).split("&", -1)) {
            var equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return new Form(fields);
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    String need(String name) {
        return get(name)
                .orElseThrow(
                        () -> SnsRefusal.missing(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1)));
    }

    /** The items of a list such as {@code Entries.member} or {@code Attributes.entry}, in order. */
    List<Form> items(String list) {
        var items = new ArrayList<Form>();
        for (var item = under(list + ".1."); !item.fields.isEmpty(); ) {
            items.add(item);
            item = under(list + "." + (items.size() + 1) + ".");
        }
        return items;
    }

    private Form under(String prefix) {
        var inside = new LinkedHashMap<String, String>();
        fields.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                inside.put(name.substring(prefix.length()), value);
            }
        });
        return new Form(inside);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new SnsRefusal(400, "MalformedQueryString", "The query string contains a syntax error.");
        }
    }
}

package com.anycompany.ordergateway.local.page;

import com.anycompany.ordergateway.local.wire.Escaped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The few shapes the page is made of. Parameters named {@code markup} go out as they are; all else is escaped. */
final class Markup {
    private Markup() {}

    static <T> String section(
            String id, String title, long total, List<T> latest, String markup, Function<T, String> form) {
        var heading = element("h2", escaped(title) + " <small>" + total + "</small>");
        var body = latest.isEmpty()
                ? element("p", "Nothing yet.")
                : latest.stream().map(form).collect(Collectors.joining("\n"));
        var link = "<a href=\"/_local/" + id + "\">as JSON</a>";
        return "<section id=\"" + id + "\">" + heading + link + markup + body + shownOf(latest.size(), total)
                + "</section>\n";
    }

    private static String shownOf(int shown, long total) {
        return shown < total ? element("p", "The newest " + shown + " of " + total + ".") : "";
    }

    static String foldable(String time, String title, String markup) {
        return "<details><summary><time>" + escaped(time) + "</time> " + escaped(title) + "</summary>" + markup
                + "</details>";
    }

    static String table(Map<String, String> rows) {
        return rows.isEmpty()
                ? ""
                : element(
                        "table",
                        rows.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(row -> element(
                                        "tr",
                                        element("th", escaped(row.getKey())) + element("td", escaped(row.getValue()))))
                                .collect(Collectors.joining()));
    }

    /** HTML drops the first line break of a {@code pre}, so one more stands before the text. */
    static String pre(String text) {
        return element("pre", "\n" + escaped(text));
    }

    static String element(String name, String markup) {
        return "<" + name + ">" + markup + "</" + name + ">";
    }

    static String escaped(String text) {
        return Escaped.text(text);
    }
}

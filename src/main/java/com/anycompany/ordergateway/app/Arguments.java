package com.anycompany.ordergateway.app;

import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.order.OutboxEntry;
import com.anycompany.ordergateway.order.Sink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What stands behind the name of a role: words, flags, and options with a value, which may be given more than once.
 * Whatever is wrong with them is a {@link UsageException}.
 */
record Arguments(List<String> words, Set<String> flags, Map<String, List<String>> values) {
    private static final String OPTION = "--";

    Arguments {
        words = List.copyOf(words);
        flags = Set.copyOf(flags);
        values = Map.copyOf(values);
    }

    /** Reads {@code arguments}; of options only {@code flags} and {@code valued} are known. */
    static Arguments of(List<String> arguments, Set<String> flags, Set<String> valued) {
        var left = new ArrayDeque<>(arguments);
        var words = new ArrayList<String>();
        var seen = new HashSet<String>();
        var values = new HashMap<String, List<String>>();
        while (!left.isEmpty()) {
            var next = left.remove();
            if (!next.startsWith(OPTION)) {
                words.add(next);
            } else if (flags.contains(next)) {
                seen.add(next);
            } else if (!valued.contains(next)) {
                throw new UsageException(next + " (expected: one of " + known(flags, valued) + ")");
            } else if (left.isEmpty()) {
                throw new UsageException(next + " (expected: a value behind it)");
            } else {
                values.computeIfAbsent(next, name -> new ArrayList<>()).add(left.remove());
            }
        }
        return new Arguments(words, seen, values);
    }

    private static Set<String> known(Collection<String> flags, Collection<String> valued) {
        var known = new TreeSet<>(flags);
        known.addAll(valued);
        return known;
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }

    /** Every value that was given for {@code option}. */
    List<String> all(String option) {
        return values.getOrDefault(option, List.of());
    }

    /** The last value given for {@code option}, else {@code otherwise}. */
    String text(String option, String otherwise) {
        var given = all(option);
        return given.isEmpty() ? otherwise : given.getLast();
    }

    /** The number given for {@code option}, which must be positive, else {@code otherwise}. */
    int number(String option, int otherwise) {
        return positive(option, text(option, Integer.toString(otherwise)));
    }

    /** The number that {@code text}, given for {@code name}, says; it must be positive. */
    static int positive(String name, String text) {
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw new UsageException(name + ": " + text + " (expected: 1..999999999)");
        }
        return Integer.parseInt(text);
    }

    /** The order that the word at {@code index} names. */
    OrderId order(int index) {
        if (words.size() <= index) {
            throw new UsageException("an order id is missing");
        }
        return OrderId.parse(words.get(index))
                .orElseThrow(() -> new UsageException("order id: " + words.get(index) + " (expected: one of ours)"));
    }

    /** The outbox entries that the words from {@code index} on name. */
    Set<OutboxEntry> entries(int index) {
        var entries = new HashSet<OutboxEntry>();
        for (var word : words.subList(Math.min(index, words.size()), words.size())) {
            try {
                entries.add(OutboxEntry.of(word));
            } catch (IllegalArgumentException unknown) {
                throw new UsageException(String.valueOf(unknown.getMessage()));
            }
        }
        return entries;
    }

    /** The sink that {@code label}, given with {@code option}, names. */
    static Sink sink(String option, String label) {
        return Arrays.stream(Sink.values())
                .filter(sink -> sink.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new UsageException(option + " " + label + " (expected: one of "
                        + Arrays.stream(Sink.values()).map(Sink::label).toList() + ")"));
    }

    /** The file that {@code text} names; it must be there. */
    static Path file(String text) {
        if (!Files.isReadable(Path.of(text))) {
            throw new UsageException("file: " + text + " (expected: one that can be read)");
        }
        return Path.of(text);
    }
}

package com.anycompany.ordergateway.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Turns texts into values, and gathers what does not fit instead of stopping at the first. */
final class Values {
    private static final Pattern TIME = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(ms|s|m)");

    private final Sources sources;
    private final List<String> faults;

    Values(Sources sources) {
        this.sources = sources;
        this.faults = new ArrayList<>(sources.faults());
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    /** A text that must be there. */
    String text(Setting setting) {
        return optional(setting).orElseGet(() -> {
            fault(setting, "a value");
            return "?";
        });
    }

    Optional<String> optional(Setting setting) {
        return Optional.of(sources.value(setting)).filter(value -> !value.isEmpty());
    }

    /** A text that, where there is one, has the form of {@code shape}. */
    Optional<String> optional(Setting setting, String shape, String expected) {
        var value = optional(setting);
        if (value.isPresent() && !value.get().matches(shape)) {
            fault(setting, expected);
        }
        return value;
    }

    int number(Setting setting, int least, int most) {
        var text = sources.value(setting);
        if (text.matches("[0-9]{1,9}")) {
            var number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        fault(setting, least + ".." + most);
        return least;
    }

    /** A time of at least a millisecond, or from zero where {@code mayBeZero}. */
    Duration time(Setting setting, boolean mayBeZero) {
        var match = TIME.matcher(sources.value(setting));
        if (match.matches()) {
            var millis = new BigDecimal(match.group(1)).multiply(BigDecimal.valueOf(millisOf(match.group(2))));
            var time = Duration.ofMillis(millis.longValue());
            if (mayBeZero || time.isPositive()) {
                return time;
            }
        }
        fault(setting, "a time such as 300ms, 2.5s or 5m");
        return Duration.ofMillis(1);
    }

    void fault(Setting setting, String expected) {
        var value = setting.personal() ? "(hidden)" : sources.value(setting);
        faults.add(setting.variable() + ": " + value + " (expected: " + expected + ")");
    }

    private static long millisOf(String unit) {
        return switch (unit) {
            case "ms" -> 1;
            case "s" -> 1_000;
            default -> 60_000;
        };
    }
}

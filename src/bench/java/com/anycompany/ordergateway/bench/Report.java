package com.anycompany.ordergateway.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Prints rounds as they come, and at the end each figure of the candidates beside each other. */
final class Report {
    private Report() {}

    static void heading() {
        row("candidate", "load", "orders", "orders/s", "CPU-ms", "p50", "p99", "p99.9", "calls", "MiB");
        row("---", "---", "---", "---", "---", "---", "---", "---", "---", "---");
    }

    static void round(String load, Round round, long memory) {
        row(
                round.candidate(),
                load,
                Integer.toString(round.orders()) + (round.refused() == 0 ? "" : "-" + round.refused()),
                number("%.0f", round.ordersASecond()),
                number("%.3f", round.processorAnOrder()),
                number("%.1f", round.percentile(50)),
                number("%.1f", round.percentile(99)),
                number("%.1f", round.percentile(99.9)),
                number("%.2f", round.callsAnOrder()),
                Long.toString(memory));
    }

    static void line(String text, Object... values) {
        System.out.printf(Locale.ROOT, text + "%n", values);
    }

    /** The median of a figure over rounds, and what lies lowest and highest. */
    static String spread(List<Round> rounds, String format, ToDoubleFunction<Round> figure) {
        var sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return number(format, sorted[sorted.length / 2]) + " (" + number(format, sorted[0]) + " to "
                + number(format, sorted[sorted.length - 1]) + ")";
    }

    static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        var sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static void row(Object... cells) {
        System.out.printf(Locale.ROOT, "| %-10s | %-18s | %8s | %9s | %9s | %7s | %7s | %7s | %6s | %5s |%n", cells);
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}

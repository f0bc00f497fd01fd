package com.anycompany.ordergateway.wire;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The figures of a run, each beside what was healthy in the same run and what the contract says; printed as they come. */
final class Figures {
    private static final String ROW = "| %-46s | %10s | %10s | %12s | %s%n";

    Figures() {
        System.out.printf(ROW, "figure", "measured", "healthy", "contract", "");
    }

    /** A time that is to stay below {@code most}. */
    void time(String what, Duration measured, Duration most) {
        row(what, millis(measured), "", "<= " + millis(most), measured.compareTo(most) <= 0);
    }

    /** A time that is to stay below so many times that of the healthy run. */
    void beside(String what, Duration measured, Duration healthy, double times) {
        var kept = measured.toNanos() <= healthy.toNanos() * times;
        row(what, millis(measured), millis(healthy), "<= %.1f times".formatted(times), kept);
    }

    void number(String what, double measured, double most) {
        row(what, "%.2f".formatted(measured), "", "<= %.2f".formatted(most), measured <= most);
    }

    /** A figure without a contract. */
    void info(String what, String measured, String healthy) {
        System.out.printf(ROW, what, measured, healthy, "", "");
    }

    /** The time that all but one in a hundred stay below; zero of none. */
    static Duration p99(List<Duration> times) {
        var sorted = times.stream().sorted().toList();
        return sorted.isEmpty() ? Duration.ZERO : sorted.get((sorted.size() * 99 - 1) / 100);
    }

    static String millis(Duration time) {
        return String.format(Locale.ROOT, "%.1f ms", time.toNanos() / 1e6);
    }

    private static void row(String what, String measured, String healthy, String contract, boolean kept) {
        System.out.printf(ROW, what, measured, healthy, contract, kept ? "kept" : "MISSED");
    }
}

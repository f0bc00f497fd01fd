package com.anycompany.ordergateway.telemetry;

import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * How long something took, each time. Noting a time takes no lock and allocates nothing; whoever publishes looks at one
 * window after the other. To within one per cent, in milliseconds; what took longer than an hour counts as an hour.
 */
public final class Latencies {
    private static final long MOST_MICROS = Duration.ofHours(1).toNanos() / 1_000;
    private static final int DIGITS = 2;
    private static final double MICROS_IN_A_MILLISECOND = 1_000.0;

    private final Recorder recorder = new Recorder(MOST_MICROS, DIGITS);
    private volatile Histogram window = recorder.getIntervalHistogram();

    Latencies() {}

    /** Notes one. A clock that was set back counts as nothing. */
    public void note(Duration took) {
        note(took.toNanos() / 1_000);
    }

    /** Notes one that took {@code millis}. */
    public void noteMillis(long millis) {
        note(Math.min(millis, MOST_MICROS) * 1_000);
    }

    private void note(long micros) {
        recorder.recordValue(Math.clamp(micros, 0, MOST_MICROS));
    }

    /** Begins a new window. From now on the last one, with all that was noted since the one before, is what is shown. */
    void roll() {
        window = recorder.getIntervalHistogram();
    }

    /** Of the last window, in milliseconds; not a number where nothing was noted in it. */
    double percentile(double percent) {
        var shown = window;
        return shown.getTotalCount() == 0 ? Double.NaN : millis(shown.getValueAtPercentile(percent));
    }

    /** The last window. */
    Histogram window() {
        return window;
    }

    static double millis(long micros) {
        return micros / MICROS_IN_A_MILLISECOND;
    }
}

package com.anycompany.ordergateway.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The real gateway through thousands of storms. {@code -Dsimulation.seeds} says how many, {@code -Dsimulation.first} where
 * they begin. Seeds that ever failed are kept in {@code simulation/seeds} and run first.
 */
final class SimulationTest {
    private static final long FIRST = Long.getLong("simulation.first", 1);
    private static final int SEEDS = Integer.getInteger("simulation.seeds", 2_000);

    private static final int REPLAYED = 30;

    /** With fewer seeds something rare may never happen. */
    private static final int ENOUGH_FOR_EVERYTHING = 2_000;

    @Test
    void keepsItsPromisesWhereverItOnceDidNot() throws IOException {
        // given
        var kept = kept();
        // when
        var results = kept.stream().map(Simulation::run).toList();
        // then
        assertThat(results).allSatisfy(SimulationTest::holds);
    }

    @Test
    void keepsItsPromisesInEveryStorm() {
        // given
        var tally = new Tally();
        // when
        Storms.through(LongStream.range(FIRST, FIRST + SEEDS), PlantedBug.NONE, result -> {
            holds(result);
            tally.add(result.tally());
            return true;
        });
        // then
        System.out.printf("%,d seeds from %d%n%s%n", SEEDS, FIRST, tally);
        assertThat(SEEDS < ENOUGH_FOR_EVERYTHING ? List.of() : tally.never()).isEmpty();
    }

    @Test
    void replaysASeedExactly() {
        // given
        var once = Simulation.runWithEverything(FIRST).events();
        // when
        var again = Simulation.runWithEverything(FIRST).events();
        // then
        assertThat(again).isEqualTo(once);
    }

    /** What differs from one JVM to the next (hashes, the order of immutable sets) makes no difference. */
    @Test
    void replaysSeedsExactlyInAnotherJvm() throws IOException {
        // given
        var java = ProcessHandle.current().info().command().orElseThrow();
        var other = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Replays.class.getName(),
                        Long.toString(FIRST),
                        Integer.toString(REPLAYED))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        // when
        var here = Replays.digest(FIRST, REPLAYED);
        // then
        try (var said = other.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.lines()).contains(here);
        }
    }

    private static void holds(Result result) {
        assertThat(result.broken()).withFailMessage(result::report).isEmpty();
    }

    /** A seed a line; what follows it says what it once showed. */
    private static List<Long> kept() throws IOException {
        try (var file = SimulationTest.class.getResourceAsStream("/simulation/seeds")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Long.valueOf(line.strip().replaceAll("\\s.*", "")))
                    .toList();
        }
    }
}

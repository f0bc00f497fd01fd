package com.anycompany.ordergateway.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The simulation would notice: each bug that is planted is found soon. */
final class PlantedBugsTest {
    private static final long FIRST = Long.getLong("simulation.first", 1);
    private static final int SEEDS = 1_000;

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"NONE", "NONE_IN_SIMPLER_WORKS"})
    void findsTheBug(PlantedBug bug) {
        // given
        var findings = new ArrayList<Result>();
        // when
        Storms.through(LongStream.range(FIRST, FIRST + SEEDS), bug, result -> {
            result.broken().ifPresent(law -> findings.add(result));
            return findings.isEmpty();
        });
        // then
        assertThat(findings)
                .withFailMessage("%s: not found in %d seeds from %d", bug, SEEDS, FIRST)
                .isNotEmpty();
        var finding = findings.getFirst();
        System.out.printf(
                "%-32s seed %4d: %s%n", bug, finding.seed(), finding.broken().orElseThrow());
    }

    /** What finds a bug in the simpler works must be the bug. */
    @Test
    void findsNothingInTheSimplerWorksWithoutABug() {
        // given
        var findings = new ArrayList<String>();
        // when
        Storms.through(LongStream.range(FIRST, FIRST + SEEDS), PlantedBug.NONE_IN_SIMPLER_WORKS, result -> {
            result.broken().ifPresent(law -> findings.add(result.report()));
            return findings.isEmpty();
        });
        // then
        assertThat(findings).isEmpty();
    }
}

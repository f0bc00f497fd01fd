package com.anycompany.ordergateway.simulation;

import java.util.List;
import java.util.Optional;

/**
 * What came of one seed.
 *
 * @param broken the law that was broken, and by what; empty if all was well
 * @param events the last events, or all of them if they were asked for
 */
record Result(long seed, Optional<String> broken, Tally tally, List<String> events) {
    /** What to read, and what to type, when a law was broken. */
    String report() {
        return "seed %d: %s%n%s%nreplay: mvn test -Dtest=SimulationTest -Dsimulation.first=%d -Dsimulation.seeds=1"
                .formatted(seed, broken.orElse("nothing wrong"), String.join("\n", events), seed);
    }
}

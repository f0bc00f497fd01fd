package com.anycompany.ordergateway.simulation;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether everything was right so far: remembers the first law that was broken. */
final class Verdict {
    private Optional<String> broken = Optional.empty();

    /** Notes that {@code law} was broken if it does not hold; {@code facts} say by what. */
    void require(boolean holds, String law, Object... facts) {
        if (!holds && broken.isEmpty()) {
            broken = Optional.of(
                    law + ": " + Arrays.stream(facts).map(String::valueOf).collect(Collectors.joining(", ")));
        }
    }

    /** The first law that was broken, and by what. */
    Optional<String> broken() {
        return broken;
    }
}

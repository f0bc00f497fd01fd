package com.anycompany.ordergateway.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultTest {
    @ParameterizedTest(name = "{0}: ambiguous {1}, passing {2}, configuration {3}")
    @CsvSource({
        "HELD_BACK, false, true, false",
        "THROTTLED, false, true, false",
        "UNREACHABLE, false, true, false",
        "TIMEOUT, true, true, false",
        "BROKEN, true, true, false",
        "DENIED, false, false, true",
        "MISSING, false, false, true",
        "INVALID, false, false, false"
    })
    void saysWhatFollows(Fault fault, boolean ambiguous, boolean passing, boolean configuration) {
        assertThat(fault.ambiguous()).isEqualTo(ambiguous);
        assertThat(fault.passing()).isEqualTo(passing);
        assertThat(fault.configuration()).isEqualTo(configuration);
    }

    @Test
    void namesTheDependencyAndTheFaultAndNothingElse() {
        assertThat(new DependencyException("orders-table", Fault.TIMEOUT)).hasMessage("orders-table: TIMEOUT");
    }
}

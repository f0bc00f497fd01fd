package com.anycompany.ordergateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.anycompany.ordergateway.local.LocalAws;
import com.anycompany.ordergateway.local.LocalAwsOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The doctor as an operator calls it. */
final class DoctorCommandTest {
    private static final LocalAws AWS =
            LocalAws.start(LocalAwsOptions.onAnyPort().inSandbox());

    @AfterAll
    static void end() {
        AWS.close();
    }

    @Test
    void exitsWithZeroWhenOnlyAdviceIsLeft() {
        // when
        var doctor = Command.run(AWS, Map.of(), "doctor");
        // then
        assertThat(doctor.text()).contains("well recipient " + AWS.verifiedRecipient() + ": is verified");
        assertThat(doctor.lines().getLast()).startsWith("doctor: well ").endsWith("trouble 0");
        assertThat(doctor.status()).isZero();
    }

    @Test
    void exitsWithOneOnAnyTrouble() {
        // when
        var doctor = Command.run(AWS, Map.of(), "doctor", "--recipient", "stranger@nowhere.example");
        // then
        assertThat(doctor.text()).contains("trouble recipient stranger@nowhere.example: is not verified");
        assertThat(doctor.lines().getLast()).endsWith("trouble 1");
        assertThat(doctor.status()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"please", "--recipient", "--recipient nobody", "--cure"})
    void refusesWhatItDoesNotUnderstand(String words) {
        assertThatThrownBy(() -> Role.DOCTOR.errand(List.of(words.split(" ", -1))))
                .isInstanceOf(UsageException.class);
    }
}

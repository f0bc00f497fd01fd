package com.anycompany.ordergateway.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.local.LocalAws;
import com.anycompany.ordergateway.local.LocalAwsOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Prints how long a function takes to be made and to take its first order. It asserts that each order is taken. */
@Tag("crashes")
class ColdStartIT {
    private static final int STARTS = Integer.getInteger("cold.starts", 5);
    private static final String[] OPTIONS =
            System.getProperty("cold.options", "-Xshare:auto").split(" ", -1);

    private record Start(long made, long first, long second) {
        static String line(List<Start> starts) {
            return "made %s, first %s, second %s, made and first %s"
                    .formatted(
                            sorted(starts.stream().map(Start::made).toList()),
                            sorted(starts.stream().map(Start::first).toList()),
                            sorted(starts.stream().map(Start::second).toList()),
                            sorted(starts.stream()
                                    .map(start -> start.made() + start.first())
                                    .toList()));
        }

        private static List<Long> sorted(List<Long> values) {
            return values.stream().sorted().toList();
        }
    }

    @Test
    void takesTheFirstOrderOfEveryStart() {
        try (var aws = LocalAws.start(LocalAwsOptions.onAnyPort())) {
            // given
            var environment = Functions.environment(
                    aws,
                    Map.of(
                            "DYNAMODB_ATTEMPT_TIMEOUT",
                            "5s",
                            "DYNAMODB_ACQUIRE_TIMEOUT",
                            "5s",
                            "DYNAMODB_TIMEOUT",
                            "5s",
                            "REQUEST_DEADLINE",
                            "8s"));
            var starts = new ArrayList<Start>();
            // when
            for (var i = -1; i < STARTS; i++) {
                var start = start(i, environment);
                if (i >= 0) {
                    starts.add(start);
                }
            }
            // then
            System.out.println("cold starts, ms: " + Start.line(starts));
            assertThat(starts).hasSize(STARTS);
        }
    }

    private static Start start(int number, Map<String, String> environment) {
        try (var function = FunctionProcess.start("cold-start", "ProcessOrder", environment, OPTIONS)) {
            var made = function.untilInitialised().toMillis();
            var first = order(function, "cold-" + number);
            return new Start(made, first, order(function, "warm-" + number));
        }
    }

    private static long order(FunctionProcess function, String id) {
        var begun = Instant.now();
        var document = PostedOrder.drawn(id, new Random(1)).json();
        var answer = function.invoke(Functions.order(document), Functions.LIMIT);
        assertThat(Functions.status(answer)).isEqualTo(200);
        return Duration.between(begun, Instant.now()).toMillis();
    }
}

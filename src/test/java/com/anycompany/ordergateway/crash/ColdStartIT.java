package com.anycompany.ordergateway.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.local.LocalAws;
import com.anycompany.ordergateway.local.LocalAwsOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Prints how long a function takes to be made and to take its first order, as it is and with a class-data archive that a
 * run of the same JVM left, in turns. It asserts that each order is taken.
 *
 * <p>Source: the java command, "-XX:ArchiveClassesAtExit"; an archive is of use to the JVM that wrote it alone.
 */
@Tag("crashes")
class ColdStartIT {
    private static final int STARTS = Integer.getInteger("cold.starts", 5);
    private static final Path ARCHIVE =
            Path.of("target", "lambda", "classes.jsa").toAbsolutePath();

    /** What is compared. */
    private enum Form {
        PLAIN("-Xshare:auto"),
        CLASS_DATA_ARCHIVE("-XX:SharedArchiveFile=" + ARCHIVE);

        private final String option;

        Form(String option) {
            this.option = option;
        }
    }

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
            train(environment);
            var starts = new EnumMap<Form, List<Start>>(Form.class);
            // when
            for (var i = -1; i < STARTS; i++) {
                for (var form : Form.values()) {
                    var start = start(form, i, environment);
                    if (i >= 0) {
                        starts.computeIfAbsent(form, first -> new ArrayList<>()).add(start);
                    }
                }
            }
            // then
            starts.forEach((form, seen) -> System.out.println("cold starts, " + form + ", ms: " + Start.line(seen)));
            assertThat(starts.values()).allSatisfy(seen -> assertThat(seen).hasSize(STARTS));
        }
    }

    private static void train(Map<String, String> environment) {
        try (var function =
                FunctionProcess.start("training", "ProcessOrder", environment, "-XX:ArchiveClassesAtExit=" + ARCHIVE)) {
            function.untilInitialised();
            order(function, "training");
            function.end();
        }
        assertThat(ARCHIVE).isNotEmptyFile();
    }

    private static Start start(Form form, int number, Map<String, String> environment) {
        var name = "cold-start-" + form;
        try (var function = FunctionProcess.start(name, "ProcessOrder", environment, form.option)) {
            var made = function.untilInitialised().toMillis();
            var first = order(function, "cold-" + form + number);
            return new Start(made, first, order(function, "warm-" + form + number));
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

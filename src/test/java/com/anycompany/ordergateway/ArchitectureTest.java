package com.anycompany.ordergateway;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may use whom, who may use what, and what nobody may do. */
class ArchitectureTest {
    private static final String BASE = "com.anycompany.ordergateway";
    private static final Path SOURCES = Path.of("src/main/java");
    private static final int LONGEST_FILE = 300;

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(BASE);

    /** Which of our packages each of our packages may use. */
    private static final Map<String, Set<String>> TABLE = Map.ofEntries(
            Map.entry("order", Set.of()),
            Map.entry("fault", Set.of()),
            Map.entry("time", Set.of()),
            Map.entry("config", Set.of("order")),
            Map.entry("json", Set.of("order")),
            Map.entry("store", Set.of("order", "fault", "time")),
            Map.entry("intake", Set.of("order", "fault", "store", "time")),
            Map.entry("delivery", Set.of("order", "fault", "store", "time", "json")),
            Map.entry("catalogue", Set.of("order", "fault", "store", "time", "json")),
            Map.entry("fulfilment", Set.of("order", "fault", "store", "time", "json")),
            Map.entry("archive", Set.of("order", "fault", "store", "time", "json")),
            Map.entry("operations", Set.of("order", "fault", "store", "time")),
            Map.entry("batch", Set.of("fault", "time")),
            Map.entry("resilience", Set.of("order", "fault", "time", "config", "store", "intake", "delivery")),
            Map.entry(
                    "aws",
                    Set.of(
                            "order",
                            "fault",
                            "time",
                            "config",
                            "json",
                            "store",
                            "delivery",
                            "operations",
                            "batch",
                            "resilience")),
            Map.entry("api", Set.of("order", "fault", "time", "intake", "store", "delivery", "json")),
            Map.entry("http", Set.of("api", "config", "time")),
            Map.entry("telemetry", Set.of("config", "json")),
            Map.entry(
                    "meters", Set.of("order", "fault", "time", "intake", "delivery", "resilience", "api", "telemetry")),
            Map.entry("rehearsal", Set.of()),
            Map.entry(
                    "app",
                    Set.of(
                            "order",
                            "fault",
                            "time",
                            "config",
                            "json",
                            "store",
                            "intake",
                            "delivery",
                            "catalogue",
                            "fulfilment",
                            "archive",
                            "operations",
                            "batch",
                            "resilience",
                            "aws",
                            "api",
                            "http",
                            "rehearsal",
                            "meters",
                            "telemetry")),
            Map.entry("lambda", Set.of("order", "fault", "time", "config", "json", "api", "delivery", "app")));

    /** Which of our packages may use the types whose names begin so. Of Vert.x, everybody may use futures. */
    private static final Map<String, Set<String>> LIBRARIES = Map.ofEntries(
            Map.entry("software.amazon.awssdk.", Set.of("aws")),
            Map.entry("io.github.resilience4j.", Set.of("resilience")),
            Map.entry("com.netflix.", Set.of("resilience")),
            Map.entry("com.fasterxml.jackson.", Set.of("json", "aws", "api", "delivery", "lambda", "telemetry")),
            Map.entry("org.snakeyaml.", Set.of("config")),
            Map.entry("com.amazonaws.", Set.of("lambda")),
            Map.entry("org.crac.", Set.of("lambda")),
            Map.entry("ch.qos.logback.", Set.of("telemetry")),
            Map.entry("io.micrometer.cloudwatch2.", Set.of("telemetry")),
            Map.entry("io.micrometer.prometheusmetrics.", Set.of("telemetry")),
            Map.entry("io.opentelemetry.", Set.of("telemetry")),
            Map.entry("org.HdrHistogram.", Set.of("telemetry")),
            Map.entry("io.netty.", Set.of("aws", "http")),
            Map.entry("io.vertx.", Set.of("aws", "http", "rehearsal", "app", "lambda", "telemetry")));

    /** Futures, and the client that the registry of metrics is given by whoever makes clients. */
    private static final Set<String> HANDED_ON = Set.of(
            "software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient",
            "io.vertx.core.Future",
            "io.vertx.core.AsyncResult",
            "io.vertx.core.Promise",
            "io.vertx.core.CompositeFuture");

    static Stream<String> packages() {
        return TABLE.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void usesOnlyThePackagesOfTheTable(String name) {
        noClasses()
                .that()
                .resideInAPackage(BASE + "." + name)
                .should()
                .dependOnClassesThat(describe(
                        "are ours and not of " + TABLE.get(name),
                        used -> ours(used)
                                && !packageOf(used).equals(name)
                                && !allowed(name).contains(packageOf(used))))
                .allowEmptyShould(true)
                .check(MAIN);
    }

    private static Set<String> allowed(String name) {
        return TABLE.getOrDefault(name, Set.of());
    }

    @Test
    void hasNoPackageBesideTheTable() {
        assertThat(MAIN).allSatisfy(type -> assertThat(TABLE).containsKey(packageOf(type)));
    }

    static Stream<String> libraries() {
        return LIBRARIES.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void keepsLibrariesWhereTheyBelong(String library) {
        var users = LIBRARIES.getOrDefault(library, Set.of());
        noClasses()
                .that(describe("are of no package among " + users, type -> !users.contains(packageOf(type))))
                .should()
                .dependOnClassesThat(describe(
                        "are of " + library,
                        used -> used.getName().startsWith(library) && !HANDED_ON.contains(used.getName())))
                .allowEmptyShould(true)
                .check(MAIN);
    }

    /** The Lambda edge is called by what waits for its answer, and the JVM ends when its hooks return. */
    @Test
    void waitsForNothing() {
        nobodyBut(Set.of("lambda", "app.ShutdownHook"), "wait", ArchitectureTest::waits)
                .check(MAIN);
    }

    private static boolean waits(JavaAccess<?> access) {
        var owner = access.getTargetOwner();
        var name = access.getName();
        var onAFuture = owner.isAssignableTo(Future.class) || owner.isAssignableTo(CompletionStage.class);
        return (onAFuture && Set.of("get", "join").contains(name))
                || (owner.isAssignableTo(io.vertx.core.Future.class) && name.equals("await"))
                || (owner.getPackageName().startsWith("java.util.concurrent")
                        && Set.of("await", "acquire").contains(name))
                || (owner.isEquivalentTo(Thread.class)
                        && Set.of("sleep", "join").contains(name))
                || (owner.isEquivalentTo(Object.class) && name.equals("wait"));
    }

    @Test
    void readsNoClock() {
        nobodyBut(Set.of("app", "lambda"), "read a clock", ArchitectureTest::readsTheClock)
                .check(MAIN);
    }

    private static boolean readsTheClock(JavaAccess<?> access) {
        var owner = access.getTargetOwner();
        var name = access.getName();
        return (owner.getPackageName().equals("java.time") && (name.equals("now") || name.startsWith("system")))
                || (owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis"));
    }

    @Test
    void drawsNothingAtRandom() {
        nobodyBut(Set.of("app", "lambda"), "draw at random", ArchitectureTest::draws)
                .check(MAIN);
    }

    private static boolean draws(JavaAccess<?> access) {
        return switch (access.getTargetOwner().getName()) {
            case "java.util.UUID" -> access.getName().equals("randomUUID");
            case "java.lang.Math" -> access.getName().equals("random");
            case "java.util.Random", "java.security.SecureRandom", "java.util.SplittableRandom" ->
                access.getName().equals("<init>");
            case "java.util.concurrent.ThreadLocalRandom" -> access.getName().equals("current");
            case "java.util.random.RandomGenerator" ->
                Set.of("of", "getDefault").contains(access.getName());
            default -> false;
        };
    }

    private static ArchRule nobodyBut(Set<String> exempt, String what, Predicate<JavaAccess<?>> wrong) {
        return noClasses()
                .that(describe(
                        "are not of " + exempt,
                        type -> !exempt.contains(packageOf(type))
                                && !exempt.contains(packageOf(type) + "." + type.getSimpleName())))
                .should()
                .accessTargetWhere(describe(what, wrong))
                .allowEmptyShould(true);
    }

    /** The rules above see what they look for: this project's own tests do wait, and draw at random. */
    @Test
    void seesWhatItForbids() {
        var tests = new ClassFileImporter().importPackages(BASE + ".store", BASE + ".api");

        // then
        assertThat(violations(
                        nobodyBut(Set.of(), "wait", ArchitectureTest::waits).evaluate(tests)))
                .anyMatch(line -> line.contains("CompletableFuture.get("));
        assertThat(violations(
                        nobodyBut(Set.of(), "draw", ArchitectureTest::draws).evaluate(tests)))
                .anyMatch(line -> line.contains("SplittableRandom.<init>"));
        assertThat(violations(nobodyBut(Set.of(), "read", ArchitectureTest::readsTheClock)
                        .evaluate(samples())))
                .anyMatch(line -> line.contains("Instant.now()"));
    }

    private static JavaClasses samples() {
        return new ClassFileImporter().importClasses(ReadsTheClock.class);
    }

    private static List<String> violations(EvaluationResult result) {
        return result.getFailureReport().getDetails();
    }

    /** What the rule on clocks must see. */
    static final class ReadsTheClock {
        private ReadsTheClock() {}

        static Instant now() {
            return Instant.now();
        }
    }

    @Test
    void dependsOnNothingThatIsNotDeployed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(BASE + ".local..", "org.junit..", "com.amazonaws.services.dynamodbv2.local..")
                .check(MAIN);
    }

    @Test
    void isNullMarkedEverywhere() {
        var packages = MAIN.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(some -> !some.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName);
        assertThat(packages).isEmpty();
    }

    @Test
    void saysOneThingAFile() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(lines(file)).isLessThan(LONGEST_FILE));
        }
    }

    private static int lines(Path file) {
        try {
            return Files.readAllLines(file).size();
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static boolean ours(JavaClass type) {
        return type.getPackageName().startsWith(BASE);
    }

    /** The package of one of our types, below the base. */
    private static String packageOf(JavaClass type) {
        var name = type.getPackageName();
        return name.length() > BASE.length() ? name.substring(BASE.length() + 1) : "";
    }
}

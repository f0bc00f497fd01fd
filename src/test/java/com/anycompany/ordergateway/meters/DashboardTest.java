package com.anycompany.ordergateway.meters;

import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.telemetry.CloudWatchMetrics;
import com.anycompany.ordergateway.telemetry.EmbeddedMetrics;
import com.anycompany.ordergateway.telemetry.RecordedCloudWatch;
import com.anycompany.ordergateway.time.ManualTimer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Dashboard and alarms show what is sent, to the letter: a wrong name draws an empty line and rings never. */
class DashboardTest {
    private static final String OURS = "${Prefix}OrderGateway";
    private static final String AWS = "AWS/";
    private static final String OPERATION = "Operation";
    private static final Set<String> OF_THE_STREAM_OR_THE_START =
            Set.of("DescribeStream", "DescribeTable", "GetRecords", "GetShardIterator", "ListStreams");
    private static final Path FOLDER = Path.of("config", "aws");

    private final Template template = Template.read(FOLDER.resolve("dashboard.yaml"));

    /** A metric as CloudWatch knows it, but for its namespace. */
    private record Metric(String name, Map<String, String> dimensions) {}

    /** What tasks send, by the real registry. */
    private static Set<Metric> ofTasks() {
        var cloudWatch = new RecordedCloudWatch();
        new CloudWatchMetrics(WholeBook.full(), "OrderGateway", cloudWatch).close();
        var sent = new HashSet<Metric>();
        for (var metric : cloudWatch.metrics()) {
            var dimensions = new HashMap<String, String>();
            metric.dimensions().forEach(dimension -> dimensions.put(dimension.name(), dimension.value()));
            sent.add(new Metric(metric.metricName(), dimensions));
        }
        return sent;
    }

    /** What functions write. */
    private static Set<Metric> ofFunctions() {
        var lines = new ArrayList<String>();
        new EmbeddedMetrics(WholeBook.full(), "OrderGateway", new ManualTimer(), lines::add).flush();
        var written = new HashSet<Metric>();
        for (var text : lines) {
            var line = new JsonObject(text);
            var directive =
                    line.getJsonObject("_aws").getJsonArray("CloudWatchMetrics").getJsonObject(0);
            var dimensions = new HashMap<String, String>();
            directive
                    .getJsonArray("Dimensions")
                    .getJsonArray(0)
                    .forEach(name -> dimensions.put(name.toString(), line.getString(name.toString())));
            for (var metric : directive.getJsonArray("Metrics")) {
                written.add(new Metric(((JsonObject) metric).getString("Name"), dimensions));
            }
        }
        return written;
    }

    private static Set<Metric> sent() {
        var all = new HashSet<>(ofTasks());
        all.addAll(ofFunctions());
        return all;
    }

    private Stream<List<String>> shown() {
        var widgets = new JsonObject(template.text("Resources", "Dashboard", "Properties", "DashboardBody"))
                .getJsonArray("widgets");
        return widgets.stream()
                .map(JsonObject.class::cast)
                .map(widget -> widget.getJsonObject("properties").getJsonArray("metrics", new JsonArray()))
                .flatMap(JsonArray::stream)
                .map(row -> ((JsonArray) row)
                        .stream()
                                .takeWhile(String.class::isInstance)
                                .map(String.class::cast)
                                .toList())
                .filter(row -> !row.isEmpty());
    }

    private Set<Metric> shownOfOurs() {
        var ours = new HashSet<Metric>();
        shown().filter(row -> row.getFirst().equals(OURS)).forEach(row -> ours.add(metric(row)));
        return ours;
    }

    private static Metric metric(List<String> row) {
        var dimensions = new TreeMap<String, String>();
        for (var at = 2; at < row.size(); at += 2) {
            dimensions.put(row.get(at), row.get(at + 1));
        }
        return new Metric(row.get(1), dimensions);
    }

    private Set<Metric> alarmed(Predicate<String> namespace) {
        return template.alarms().stream()
                .flatMap(alarm -> Stream.concat(Stream.of(alarm), reckonedWith(alarm)))
                .filter(metric -> namespace.test(String.valueOf(metric.get("Namespace"))))
                .map(DashboardTest::ofAlarm)
                .collect(Collectors.toSet());
    }

    private static Stream<Map<?, ?>> reckonedWith(Map<?, ?> alarm) {
        return Template.list(alarm.get("Metrics")).stream()
                .flatMap(query -> query.get("MetricStat") instanceof Map<?, ?> stat
                                && stat.get("Metric") instanceof Map<?, ?> metric
                        ? Stream.of(metric)
                        : Stream.empty());
    }

    private static Metric ofAlarm(Map<?, ?> metric) {
        var dimensions = new HashMap<String, String>();
        for (var dimension : Template.list(metric.get("Dimensions"))) {
            dimensions.put(String.valueOf(dimension.get("Name")), String.valueOf(dimension.get("Value")));
        }
        return new Metric(String.valueOf(metric.get("MetricName")), dimensions);
    }

    @Test
    void showsOnlyWhatIsSent() {
        assertThat(shownOfOurs()).hasSizeGreaterThan(50).isSubsetOf(sent());
    }

    @Test
    void showsAllThatIsSent() {
        assertThat(sent()).isSubsetOf(shownOfOurs());
    }

    @Test
    void ringsOnlyForWhatIsSent() {
        assertThat(alarmed(OURS::equals)).hasSizeGreaterThan(10).isSubsetOf(sent());
    }

    @Test
    void saysOfEachAlarmWhatToDoAndSoDoesTheReadme() throws IOException {
        // given
        var readme = Files.readString(Path.of("README.md"));

        // then
        assertThat(template.alarms()).hasSizeGreaterThan(10).allSatisfy(alarm -> {
            var description = String.valueOf(alarm.get("AlarmDescription"));
            var name = String.valueOf(alarm.get("AlarmName")).replace("${Prefix}order-gateway-", "");
            assertThat(description.length()).isBetween(100, 1024);
            assertThat(readme.lines()
                            .filter(line -> line.startsWith("| `" + name + "` |"))
                            .map(line -> line.split(" \\| "))
                            .map(cells -> cells[1] + " " + cells[2].replace(" |", "")))
                    .containsExactly(description);
        });
    }

    /** What an operator is told to look at or to raise is in one of the other templates, by that name. */
    @Test
    void namesOnlyParametersAndResourcesThatThereAre() throws IOException {
        // given
        var templates = templates();

        // then
        assertThat(saidOfAlarms("\\b[A-Z][a-z]+[A-Z]\\w+"))
                .extracting(MatchResult::group)
                .contains("TaskMemory", "RelayOrders")
                .allSatisfy(name -> assertThat(templates).contains(defined(name)));
        assertThat(saidOfAlarms("(\\w+) of (\\w+\\.yaml)"))
                .hasSizeGreaterThan(5)
                .allSatisfy(name -> assertThat(Files.readString(FOLDER.resolve(name.group(2))))
                        .contains(defined(name.group(1))));
    }

    private List<MatchResult> saidOfAlarms(String pattern) {
        var descriptions = template.alarms().stream()
                .map(alarm -> String.valueOf(alarm.get("AlarmDescription")))
                .collect(Collectors.joining(" "));
        return Pattern.compile(pattern).matcher(descriptions).results().toList();
    }

    private static String defined(String name) {
        return "\n  " + name + ":\n    Type: ";
    }

    /**
     * Of AWS's own metrics, the resources that they are about are those of the other templates; what AWS names itself is a
     * parameter with the name of the resource there.
     */
    @Test
    void looksAtResourcesThatThereAre() throws IOException {
        // given
        var templates = templates();

        // then
        assertThat(shownOrAlarmedOfAws()
                        .flatMap(metric -> metric.dimensions().entrySet().stream())
                        .filter(dimension -> !dimension.getKey().equals(OPERATION))
                        .map(Map.Entry::getValue))
                .contains("${Prefix}OrderProcessingDeadLetters", "${Prefix}DeliverOrders")
                .allSatisfy(name -> assertThat(templates)
                        .containsPattern("Name: (!Sub )?\\Q" + name + "\\E(\n|$)|" + Pattern.quote(defined(name))));
    }

    /** Without one, an alarm on figures that are missing would always ring. */
    @Test
    void looksAtALoadBalancerOnlyWhereOneIsGiven() {
        assertThat(List.of("TasksMissing", "BalancerFails"))
                .allSatisfy(alarm -> assertThat(template.text("Resources", alarm, "Condition"))
                        .isEqualTo("HasLoadBalancer"));
    }

    /** What the roles of tasks and functions may do with the table is what they call; PartiQL goes in shared calls. */
    @Test
    void showsFailuresOfEveryOperationOnTheTable() throws IOException {
        // given
        var called = Pattern.compile("dynamodb:(\\w+)")
                .matcher(templates())
                .results()
                .map(action -> action.group(1).startsWith("PartiQL") ? "BatchExecuteStatement" : action.group(1))
                .filter(name -> !OF_THE_STREAM_OR_THE_START.contains(name))
                .collect(Collectors.toSet());

        // then
        assertThat(shownOrAlarmedOfAws()
                        .filter(metric -> metric.name().equals("SystemErrors"))
                        .map(metric -> metric.dimensions().get(OPERATION)))
                .containsExactlyInAnyOrderElementsOf(called);
    }

    private Stream<Metric> shownOrAlarmedOfAws() {
        return Stream.concat(
                shown().filter(row -> row.getFirst().startsWith(AWS)).map(DashboardTest::metric),
                alarmed(namespace -> namespace.startsWith(AWS)).stream());
    }

    private static String templates() throws IOException {
        return Files.readString(FOLDER.resolve("data.yaml"))
                + Files.readString(FOLDER.resolve("fargate.yaml"))
                + Files.readString(FOLDER.resolve("lambda.yaml"));
    }
}

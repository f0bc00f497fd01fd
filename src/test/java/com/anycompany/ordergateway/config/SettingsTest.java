package com.anycompany.ordergateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsTest {
    private static final Path NO_FILE = Path.of("no-such-file.yaml");

    @TempDir
    private Path folder;

    private Path file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("gateway.yaml"), yaml);
    }

    @Test
    void holdsThePresetsWhereNothingIsSet() {
        // when
        var settings = Settings.read(Map.of(), NO_FILE);
        // then
        assertThat(settings.http())
                .isEqualTo(new Settings.Http(8080, "0.0.0.0", 0, Duration.ofMillis(2_400), Duration.ofSeconds(5)));
        assertThat(settings.table().name()).isEqualTo("Orders");
        assertThat(settings.topic().arn()).isEmpty();
        assertThat(settings.queue().url()).isEmpty();
        assertThat(settings.mail().sender()).isEmpty();
        assertThat(settings.orders().defaultCurrency().getCurrencyCode()).isEqualTo("EUR");
        assertThat(settings.orders().lease()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void hasOtherPresetsForAFunction() {
        // when
        var settings = Settings.readForFunction(Map.of("GATEWAY_CONFIG", "", "SNS_ATTEMPT_TIMEOUT", "700ms"));
        // then
        assertThat(settings.functions().inline()).isFalse();
        assertThat(settings.table().acquire()).isEqualTo(Duration.ofMillis(800));
        assertThat(settings.queue().messages().calls().attempt()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.topic().messages().calls().attempt()).isEqualTo(Duration.ofMillis(700));
    }

    @Test
    void letsTheEnvironmentWinOverTheFile() throws IOException {
        // given
        var file = file("http:\n  port: 1111\n  host: 127.0.0.1\n");
        // when
        var http = Settings.read(Map.of("PORT", "2222"), file).http();
        // then
        assertThat(http.port()).isEqualTo(2222);
        assertThat(http.host()).isEqualTo("127.0.0.1");
    }

    @Test
    void readsTheNamesOfTheBrief() {
        // given
        var environment = Map.of(
                "DYNAMODB_TABLE", "Commandes",
                "SNS_TOPIC", "arn:aws:sns:eu-west-3:123456789012:OrderNotifications",
                "SQS_QUEUE_URL", "https://sqs.eu-west-3.amazonaws.com/123456789012/OrderProcessingQueue",
                "SES_SENDER", "commandes@example.com");
        // when
        var settings = Settings.read(environment, NO_FILE);
        // then
        assertThat(settings.table().name()).isEqualTo("Commandes");
        assertThat(settings.topic().arn()).contains("arn:aws:sns:eu-west-3:123456789012:OrderNotifications");
        assertThat(settings.queue().url())
                .contains("https://sqs.eu-west-3.amazonaws.com/123456789012/OrderProcessingQueue");
        assertThat(settings.mail().sender()).isEqualTo(Optional.of("commandes@example.com"));
    }

    @Test
    void refusesAsAWholeAndListsEveryFault() throws IOException {
        // given
        var environment = Map.of(
                "PORT",
                "70000",
                "SNS_TOPIC",
                "OrderNotifications",
                "LEASE",
                "soon",
                "CONFIRMATION_TO",
                "secret person");
        var file = file("htpp:\n  port: 1\n");
        // then
        assertThatThrownBy(() -> Settings.read(environment, file))
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        refused -> assertThat(refused.faults())
                                .containsExactly(
                                        "htpp.port: unknown key (expected: one of the table of settings)",
                                        "PORT: 70000 (expected: 0..65535)",
                                        "SNS_TOPIC: OrderNotifications (expected: the ARN of a standard topic)",
                                        "CONFIRMATION_TO: (hidden) (expected: one mail address)",
                                        "LEASE: soon (expected: a time such as 300ms, 2.5s or 5m)"));
    }

    @Test
    void refusesEverySettingWhoseValueCannotBeMeant() {
        // given
        var environment = new HashMap<String, String>();
        Arrays.stream(Setting.values()).forEach(setting -> environment.put(setting.variable(), "§ §"));
        environment.remove("HOST");
        // then
        assertThatThrownBy(() -> Settings.read(environment, NO_FILE))
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        refused -> assertThat(refused.faults())
                                .extracting(fault -> fault.substring(0, fault.indexOf(':')))
                                .contains(environment.keySet().toArray(String[]::new)));
    }

    @Test
    void hidesWhatIsPersonalWhenPrinted() {
        // given
        var environment = Map.of("CONFIRMATION_TO", "someone@example.com");
        // when
        var printed = Settings.read(environment, NO_FILE).printed().values();
        // then
        assertThat(printed).containsEntry("CONFIRMATION_TO", "(hidden)").containsEntry("PORT", "8080");
    }

    @Test
    void takesTheFileOfTheProject() {
        // when
        var settings = Settings.read(Map.of(), Path.of("config", "gateway.yaml"));
        // then
        assertThat(settings).isEqualTo(Settings.read(Map.of(), NO_FILE));
    }

    @Test
    void namesAFileThatIsNoYaml() throws IOException {
        // given
        var file = file("http: [1");
        // then
        assertThatThrownBy(() -> Settings.read(Map.of(), file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("gateway.yaml: not readable (expected: YAML)");
    }

    @Test
    void refusesALeaseThatASendCouldOutlast() {
        // given
        var environment = Map.of("LEASE", "6s", "SNS_ATTEMPT_TIMEOUT", "1s");
        // then
        assertThatThrownBy(() -> Settings.read(environment, NO_FILE))
                .hasMessageContaining("LEASE: 6s (expected: longer than all attempts at one send");
    }

    @Test
    void takesAShortLeaseWhereAllGatewaysShareOneClock() {
        // given
        var limits = Map.of(
                "LEASE", "3s",
                "DYNAMODB_TIMEOUT", "800ms",
                "SNS_TIMEOUT", "1.2s",
                "SQS_TIMEOUT", "1.2s",
                "SES_ATTEMPT_TIMEOUT", "1.2s");
        var oneClock = new HashMap<>(limits);
        oneClock.put("CLOCK_SKEW", "0s");
        // then
        assertThat(Settings.read(oneClock, NO_FILE).orders().lease()).isEqualTo(Duration.ofSeconds(3));
        assertThatThrownBy(() -> Settings.read(limits, NO_FILE)).hasMessageContaining("LEASE: 3s");
    }

    @Test
    void refusesAFileThatIsNamedAndNotThere() {
        // given
        var environment = Map.of("GATEWAY_CONFIG", "/no/such/file.yaml");
        // then
        assertThatThrownBy(() -> Settings.read(environment))
                .hasMessageContaining("GATEWAY_CONFIG: /no/such/file.yaml (expected: a file that can be read)");
    }
}

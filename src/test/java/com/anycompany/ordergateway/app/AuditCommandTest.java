package com.anycompany.ordergateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.anycompany.ordergateway.local.AwsServiceName;
import com.anycompany.ordergateway.local.Failure;
import com.anycompany.ordergateway.local.LocalAws;
import com.anycompany.ordergateway.local.LocalAwsOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An audit of what a running gateway left behind. */
final class AuditCommandTest {
    private final LocalAws aws = LocalAws.start(LocalAwsOptions.onAnyPort());
    private final RunningGateway gateway = RunningGateway.on(aws, Map.of());

    @AfterEach
    void end() {
        gateway.close();
        aws.close();
    }

    private void take(String id) {
        assertThat(gateway.post("{\"order_id\": \"%s\", \"product\": \"Laptop\", \"price\": 999.99}".formatted(id))
                        .statusCode())
                .isEqualTo(200);
    }

    private void told(String id) {
        Eventually.get(
                () -> gateway.get("/orders/" + id).body(),
                body -> body.contains("delivered") && !body.contains("\"pending\""));
    }

    private Command audit(String... words) {
        var all = new ArrayList<>(List.of("audit"));
        all.addAll(List.of(words));
        return Command.run(aws, Map.of(), all.toArray(String[]::new));
    }

    @Test
    void findsNoGapAfterAnOrdinaryRun(@TempDir Path folder) throws IOException {
        // given
        var ids = IntStream.range(0, 30).mapToObj(i -> "order-" + i).toList();
        ids.forEach(this::take);
        ids.forEach(this::told);
        var acknowledged = Files.write(folder.resolve("acknowledged"), ids).toString();
        // when
        var audit = audit(
                "--settled", "--holdings", aws.endpoint().toString(), "--peek-queue", "--acknowledged", acknowledged);
        // then
        assertThat(audit.text()).endsWith("audit: 30 orders, 0 gaps");
        assertThat(audit.lines())
                .contains(
                        "note event holds 30 events",
                        "note fulfilment holds 30 events",
                        "note fulfilment holds 30 events that can be read; whether any is lost cannot be told");
        assertThat(audit.status()).isZero();
    }

    @Test
    void findsWhatIsMissingOnEitherSide(@TempDir Path folder) throws IOException {
        // given
        take("stored");
        told("stored");
        var acknowledged = Files.writeString(folder.resolve("acknowledged"), "stored\nnever-stored\n");
        var events = Files.writeString(folder.resolve("events"), "ghost/event:placed\n");
        // when
        var audit = audit("--acknowledged", acknowledged.toString(), "--holds", "event=" + events);
        // then
        assertThat(audit.lines())
                .contains(
                        "gap stored lost: event:placed is delivered but not held",
                        "gap ghost phantom: event holds ghost/event:placed, which no stored order wants",
                        "gap never-stored not-stored: answered 200 but not in the table",
                        "audit: 1 orders, 3 gaps (lost 1, phantom 1, not-stored 1)");
        assertThat(audit.status()).isEqualTo(1);
    }

    @Test
    void findsWhatIsStillToBeTold() {
        // given
        aws.faults().fail(AwsServiceName.SNS, new Failure.Refuse(404, "NotFound"));
        take("waiting");
        gateway.showsEventually("waiting", "\"last_fault\"");
        // when
        var usual = audit();
        var settled = audit("--settled");
        // then
        assertThat(usual.status()).isZero();
        assertThat(settled.text()).contains("gap waiting unsettled: event:placed due at ");
        assertThat(settled.status()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "now",
                "--lenient",
                "--overdue soon",
                "--acknowledged /no/such/file",
                "--holds event",
                "--holds fax=/dev/null"
            })
    void refusesWhatItDoesNotUnderstand(String words) {
        assertThatThrownBy(() -> Role.AUDIT.errand(List.of(words.split(" ", -1))))
                .isInstanceOf(UsageException.class);
    }
}

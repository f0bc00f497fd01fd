package com.anycompany.ordergateway.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

final class JsonLinesTest {
    private final JsonLines lines = new JsonLines();
    private final LoggerContext log = new LoggerContext();

    private String line(String message, @Nullable Throwable failure, KeyValuePair... pairs) {
        lines.start();
        var event = new LoggingEvent("here", log.getLogger("order"), Level.WARN, message, failure, null);
        event.setInstant(Instant.parse("2026-11-23T08:43:44.635Z"));
        event.setThreadName("main");
        event.setKeyValuePairs(List.of(pairs));
        return new String(lines.encode(event), StandardCharsets.UTF_8);
    }

    @Test
    void writesWhatIsKnownOfAnEvent() {
        // when
        var line = line("order", null, new KeyValuePair("order_id", "12345"), new KeyValuePair("waited_ms", 68L));
        // then
        assertThat(line)
                .isEqualTo("{\"time\":\"2026-11-23T08:43:44.635Z\",\"message\":\"order\",\"logger_name\":\"order\","
                        + "\"thread_name\":\"main\",\"level\":\"WARN\",\"order_id\":\"12345\",\"waited_ms\":68}\n");
    }

    @Test
    void writesMembersOfAMember() {
        // when
        var line = line("starting", null, new KeyValuePair("settings", new TreeMap<>(Map.of("a", "x", "b", 2))));
        // then
        assertThat(new JsonObject(line).getJsonObject("settings"))
                .isEqualTo(new JsonObject().put("a", "x").put("b", 2));
    }

    @Test
    void writesOneLineWhateverItIsGiven() {
        // when
        var line = line(
                "${jndi:ldap://x}\r\n\u2028\"",
                new IllegalStateException("a\nb"),
                new KeyValuePair("odd", "x\n{}"),
                new KeyValuePair("none", null));
        // then
        assertThat(line.strip().lines()).hasSize(1);
        var members = new JsonObject(line);
        assertThat(members.getString("message")).isEqualTo("${jndi:ldap://x}\r\n\u2028\"");
        assertThat(members.getString("odd")).isEqualTo("x\n{}");
        assertThat(members.getString("none")).isEqualTo("null");
        assertThat(members.getString("stack_trace")).contains("IllegalStateException", "JsonLinesTest");
    }
}

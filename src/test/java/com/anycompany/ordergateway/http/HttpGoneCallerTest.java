package com.anycompany.ordergateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Callers that vanish: the work is done, and nobody is alarmed. */
class HttpGoneCallerTest {
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level usual = root.getLevel();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private TestEntrance gateway;

    @BeforeEach
    void open() {
        gateway = TestEntrance.patient();
        log.start();
        root.setLevel(Level.WARN);
        root.addAppender(log);
    }

    @AfterEach
    void close() {
        root.detachAppender(log);
        root.setLevel(usual);
        gateway.close();
    }

    @Test
    void doesTheWorkOfACallerThatGoesAway() throws Exception {
        // given
        gateway.handler.hold();
        var caller = gateway.connect();
        caller.send("POST /gone HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc");
        gateway.handler.awaitArrival();
        // when
        caller.abort();
        gateway.handler.release();
        close();
        // then
        assertThat(gateway.handler.seen).hasSize(1);
        assertThat(warnings()).isEmpty();
    }

    @Test
    void forgetsARequestThatNeverBecomesWhole() throws Exception {
        // given
        var caller = gateway.connect();
        caller.send("POST /gone HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
        caller.answer();
        caller.send("a");
        // when
        caller.abort();
        close();
        // then
        assertThat(gateway.handler.seen).isEmpty();
        assertThat(warnings()).isEmpty();
    }

    @Test
    void doesNotLogWhatACallerDoesWrong() throws Exception {
        // given
        try (var caller = gateway.connect()) {
            // when
            caller.send("GET / HTTP/1.1\r\nHost: x\r\nA: ${jndi:ldap://x}\0\r\n\r\n");
            caller.rest();
            // then
            assertThat(warnings()).isEmpty();
        }
    }

    private List<ILoggingEvent> warnings() {
        return log.list.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .toList();
    }
}

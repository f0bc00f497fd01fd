package com.anycompany.ordergateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.app.Eventually;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What callers see of a SIGTERM. */
class HttpDrainTest {
    private TestEntrance gateway;

    @BeforeEach
    void open() {
        gateway = TestEntrance.lingering(Duration.ofMillis(500));
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void answersWhatIsInFlightAndCloses() throws Exception {
        try (var caller = gateway.connect();
                var idle = gateway.connect()) {
            // given
            ask(idle);
            gateway.handler.hold();
            caller.send("GET /in-flight HTTP/1.1\r\nHost: x\r\n\r\n");
            gateway.handler.awaitArrival();
            // when
            var drained = gateway.entrance.drain(TestEntrance.LONG);
            assertThat(idle.rest()).isEmpty();
            gateway.handler.release();
            var answer = caller.answer();
            // then
            assertThat(answer.body()).isEqualTo("GET /in-flight [] ");
            assertThat(answer.header("connection")).isEqualTo("close");
            assertThat(caller.rest()).isEmpty();
            TestEntrance.await(drained);
        }
    }

    @Test
    void answersARequestThatStillArrivesOnAnOpenConnection() throws Exception {
        try (var waiting = TestEntrance.lingering(TestEntrance.LONG);
                var caller = waiting.connect();
                var other = waiting.connect()) {
            // given
            ask(caller);
            ask(other);
            // when
            var drained = waiting.entrance.drain(TestEntrance.LONG);
            askUntilTheLastAnswer(other);
            other.closeSendingSide();
            caller.send("GET /late HTTP/1.1\r\nHost: x\r\n\r\n");
            var answer = caller.answer();
            // then
            assertThat(answer.body()).isEqualTo("GET /late [] ");
            assertThat(answer.header("connection")).isEqualTo("close");
            assertThat(caller.rest()).isEmpty();
            caller.closeSendingSide();
            TestEntrance.await(drained);
        }
    }

    @Test
    void closesIdleConnectionsWithoutAReset() throws Exception {
        try (var caller = gateway.connect()) {
            // given
            ask(caller);
            // when
            var drained = gateway.entrance.drain(TestEntrance.LONG);
            // then
            assertThat(caller.rest()).isEmpty();
            TestEntrance.await(drained);
        }
    }

    @Test
    void takesNoNewConnection() {
        // when
        TestEntrance.await(gateway.entrance.drain(TestEntrance.LONG));
        // then
        assertThat(Eventually.get(this::refusesConnections, refused -> refused)).isTrue();
    }

    /** The system may take a moment to let go of a listening socket that nobody has connected to. */
    private boolean refusesConnections() {
        try {
            gateway.connect().close();
            return false;
        } catch (ConnectException refused) {
            return true;
        } catch (IOException other) {
            throw new AssertionError("connection failed (expected: refused)", other);
        }
    }

    @Test
    void losesNoRequestOfBusyCallersAndRefusesThemWhenTheyComeBack() throws Exception {
        // given
        var answered = new CountDownLatch(50);
        try (var waiting = TestEntrance.lingering(TestEntrance.LONG);
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var busy = IntStream.range(0, 50)
                    .mapToObj(i -> callers.submit(() -> askUntilRefused(waiting, answered)))
                    .toList();
            assertThat(answered.await(20, TimeUnit.SECONDS)).isTrue();
            // when
            TestEntrance.await(waiting.entrance.drain(TestEntrance.LONG));
            // then
            for (var caller : busy) {
                assertThat(caller.get()).isPositive();
            }
        }
    }

    /**
     * Connects again after a last answer. Fails on a reset, and on a connection that ends without an answer. Before its first
     * answer a connection may still wait to be accepted, and the system resets those when the port is closed.
     */
    private static int askUntilRefused(TestEntrance gateway, CountDownLatch answered) throws IOException {
        var connections = 0;
        while (true) {
            try (var caller = gateway.connect()) {
                connections++;
                ask(caller);
                answered.countDown();
                askUntilTheLastAnswer(caller);
            } catch (ConnectException refused) {
                return connections;
            }
        }
    }

    private static void askUntilTheLastAnswer(RawConnection caller) throws IOException {
        while (!ask(caller).header("connection").equals("close")) {
            // its connection is still one for more
        }
        assertThat(caller.rest()).isEmpty();
    }

    private static RawAnswer ask(RawConnection caller) throws IOException {
        caller.send("POST /busy HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc");
        return caller.answer();
    }
}

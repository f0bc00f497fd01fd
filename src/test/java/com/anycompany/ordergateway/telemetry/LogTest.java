package com.anycompany.ordergateway.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The log as {@code logback.xml} sets it up. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class LogTest {
    private static final int FEW = 200;
    private static final int MORE_THAN_ARE_KEPT = 20_000;

    private final PrintStream before = System.out;
    private final Reader reader = new Reader();

    /** Standard output, whose reader may not read yet. */
    private static final class Reader extends OutputStream {
        private final CountDownLatch reads = new CountDownLatch(1);
        private final ByteArrayOutputStream read = new ByteArrayOutputStream();

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            try {
                reads.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            read.write(bytes, from, length);
        }

        void begins() {
            reads.countDown();
        }

        List<Integer> numbers() {
            return read.toString(StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> new JsonObject(line).getInteger("number"))
                    .toList();
        }
    }

    @AfterEach
    void restore() {
        reader.begins();
        System.setOut(before);
    }

    private LoggerContext log() throws JoranException {
        System.setOut(new PrintStream(reader, true, StandardCharsets.UTF_8));
        var log = new LoggerContext();
        log.setMDCAdapter(new LogbackMDCAdapter());
        var configurator = new JoranConfigurator();
        configurator.setContext(log);
        configurator.doConfigure(LogTest.class.getResource("/logback.xml"));
        return log;
    }

    private static void closed(LoggerContext log) {
        Logs.close(log).toCompletionStage().toCompletableFuture().join();
    }

    private static void write(LoggerContext log, int lines) {
        for (var line = 0; line < lines; line++) {
            log.getLogger("order").atInfo().addKeyValue("number", line).log("order");
        }
    }

    @Test
    void hasWrittenEveryLineInItsOrderWhenItIsClosed() throws JoranException {
        // given
        var log = log();
        reader.begins();
        // when
        write(log, FEW);
        closed(log);
        // then
        assertThat(reader.numbers()).isEqualTo(IntStream.range(0, FEW).boxed().toList());
    }

    @Test
    void dropsLinesRatherThanWaitForAReaderThatHasStopped() throws JoranException {
        // given
        var log = log();
        // when
        write(log, MORE_THAN_ARE_KEPT);
        reader.begins();
        closed(log);
        // then
        assertThat(reader.numbers()).hasSizeLessThan(MORE_THAN_ARE_KEPT).startsWith(0, 1, 2);
    }

    @Test
    void holdsUpNobodyWhoClosesItThoughNobodyReads() throws JoranException {
        // given
        var log = log();
        // when
        write(log, FEW);
        Logs.close(log);
        // then
        assertThat(reader.numbers()).isEmpty();
    }
}

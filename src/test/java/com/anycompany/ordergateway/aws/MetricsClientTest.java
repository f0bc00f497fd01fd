package com.anycompany.ordergateway.aws;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.anycompany.ordergateway.meters.WholeBook;
import com.anycompany.ordergateway.telemetry.CloudWatchMetrics;
import com.anycompany.ordergateway.telemetry.RecordedCloudWatch;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class MetricsClientTest {
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger(MetricsClient.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final RecordedCloudWatch cloudWatch = new RecordedCloudWatch();

    @BeforeEach
    void listen() {
        log.start();
        root.addAppender(log);
        ours.setLevel(Level.WARN);
    }

    @AfterEach
    void listenNoMore() {
        ours.setLevel(null);
        root.detachAppender(log);
    }

    @Test
    void saysInOneWarningThatNothingCouldBeSent() {
        // given
        var metrics = new CloudWatchMetrics(WholeBook.full(), "Some", new MetricsClient.Warned(cloudWatch));
        cloudWatch.breakDown();
        // when
        metrics.close();
        // then
        assertThat(warnings()).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.WARN);
            assertThat(line.getMessage()).isEqualTo("metrics not sent");
            assertThat(line.getThrowableProxy()).isNull();
        });
        assertThat(cloudWatch.closed()).isTrue();
    }

    @Test
    void sendsAndSaysNothing() {
        // when
        new CloudWatchMetrics(WholeBook.full(), "Some", new MetricsClient.Warned(cloudWatch)).close();
        // then
        assertThat(cloudWatch.metrics()).isNotEmpty();
        assertThat(warnings()).isEmpty();
    }

    private List<ILoggingEvent> warnings() {
        return log.list.stream()
                .filter(line -> line.getLevel().isGreaterOrEqual(Level.WARN))
                .toList();
    }
}

package com.anycompany.ordergateway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.bench.Heard.Of;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The benchmark's callers. */
final class CallersTest {
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final Heard heard = new Heard();

    @AfterEach
    void end() {
        vertx.close().await();
    }

    /** A candidate that closes what was silent for long must not keep the benchmark waiting for ever. */
    @Test
    @Timeout(60)
    void comeAgainWhereTheirConnectionWasClosed() {
        // given
        var server = vertx.createHttpServer()
                .requestHandler(request -> request.response()
                        .end("{}")
                        .onComplete(sent -> request.connection().close()))
                .listen(0, "127.0.0.1")
                .await();
        try (var callers = Callers.connect(vertx, server.actualPort(), 2, heard, new AtomicInteger())) {
            callers.closed(1);
            var before = heard.count(Of.ACKNOWLEDGED);
            // when
            callers.closed(300);
            // then
            assertThat(heard.count(Of.ACKNOWLEDGED)).isGreaterThan(before);
        }
    }
}

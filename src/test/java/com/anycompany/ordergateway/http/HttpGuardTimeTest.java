package com.anycompany.ordergateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.api.RequestIds;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long each state of a connection may last, at the limits of the running gateway, in hand-moved time. */
class HttpGuardTimeTest {
    private EmbeddedChannel channel;
    private RequestGuard guard;

    @BeforeEach
    void connect() {
        channel = new EmbeddedChannel();
        channel.freezeTime();
        guard = RequestGuard.install(
                channel, new Refusals(new RequestIds(new Random(1))), HttpOptions.on("localhost", 0, 1), () -> false);
    }

    @Test
    void givesAHeadTenSecondsHoweverItDribbles() {
        // given
        send("GET / HT");
        pass(9);
        send("TP/1.1\r\n");
        var before = channel.isActive();
        // when
        pass(1);
        // then
        assertThat(before).isTrue();
        assertThat(channel.isActive()).isFalse();
        assertThat(sent()).isEmpty();
    }

    @Test
    void givesABodyFiveSecondsHoweverItDribbles() {
        // given
        send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n1");
        pass(4);
        send("2");
        var before = channel.isActive();
        // when
        pass(1);
        // then
        assertThat(before).isTrue();
        assertThat(channel.isActive()).isFalse();
        assertThat(sent()).startsWith("HTTP/1.1 408 Request Timeout\r\n");
    }

    @Test
    void givesAnIdleConnectionSeventyFiveSecondsSinceItsLastAnswer() {
        // given
        pass(70);
        send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        pass(3);
        guard.answered();
        pass(74);
        var before = channel.isActive();
        // when
        pass(1);
        // then
        assertThat(before).isTrue();
        assertThat(channel.isActive()).isFalse();
    }

    @Test
    void beginsTheTimeOfAHeadAnewWithEachRequest() {
        // given
        send("GET / HT");
        pass(9);
        send("TP/1.1\r\nHost: x\r\n\r\n");
        guard.answered();
        send("GET / HT");
        // when
        pass(9);
        // then
        assertThat(channel.isActive()).isTrue();
    }

    @Test
    void holdsTheNextRequestUntilTheFirstIsAnswered() {
        // given
        send("GET /1 HTTP/1.1\r\nHost: x\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\n\r\n");
        var before = passed();
        // when
        guard.answered();
        channel.runPendingTasks();
        // then
        assertThat(before).isEqualTo("GET /1 HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(passed()).isEqualTo("GET /2 HTTP/1.1\r\nHost: x\r\n\r\n");
    }

    private void send(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1));
    }

    private void pass(int seconds) {
        channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
        channel.runPendingTasks();
    }

    private String passed() {
        var text = new StringBuilder();
        for (var part = channel.<ByteBuf>readInbound(); part != null; part = channel.readInbound()) {
            text.append(part.toString(StandardCharsets.ISO_8859_1));
        }
        return text.toString();
    }

    private String sent() {
        var text = new StringBuilder();
        for (var part = channel.<ByteBuf>readOutbound(); part != null; part = channel.readOutbound()) {
            text.append(part.toString(StandardCharsets.ISO_8859_1));
        }
        return text.toString();
    }
}

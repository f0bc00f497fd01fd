package com.anycompany.ordergateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes mean the same however the network cuts them. */
class HttpFramingSplitTest {
    /** Beyond it the places to cut are too many to try all. */
    private static final int SHORT = 400;

    private static final String HEAD = "POST /orders?a=b HTTP/1.1\r\nHost: x:80\r\nAccept: \t a \r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
                "\r\nGET / HTTP/1.0\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: [::1]:80\r\nConnection: a, close ,b\r\n\r\n",
                HEAD + "Content-Length: 5\r\n\r\n12345",
                HEAD + "Transfer-Encoding: Chunked\r\n\r\n3\r\nabc\r\n00A\r\n0123456789\r\n0\r\n\r\n",
            })
    void passesTheSameBytesWhereverTheyAreCut(String request) {
        for (var cut = 0; cut <= request.length(); cut++) {
            // given
            var wire = new Wire();
            // when
            wire.send(request.substring(0, cut));
            wire.send(request.substring(cut));
            // then
            assertThat(wire.progress).as("cut at %d", cut).isEqualTo(Progress.DONE);
            assertThat(wire.passed()).as("cut at %d", cut).isEqualTo(request);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                HEAD + "Transfer-Encoding: chunked\r\n\r\n3;a=\"b;c\"\r\nabc\r\n0;d\r\nA: b\r\nB: c\r\n\r\n",
                HEAD + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
            })
    void dropsExtensionsAndTrailersWhereverTheyAreCut(String request) {
        for (var cut = 0; cut <= request.length(); cut++) {
            // given
            var wire = new Wire();
            // when
            wire.send(request.substring(0, cut));
            wire.send(request.substring(cut));
            // then
            assertThat(wire.progress).as("cut at %d", cut).isEqualTo(Progress.DONE);
            assertThat(wire.passed())
                    .as("cut at %d", cut)
                    .isEqualTo(HEAD + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("violations")
    void refusesTheSameWayWhereverTheBytesAreCut(BadRequests.Row row) {
        var step = row.bytes().length() <= SHORT ? 1 : 997;
        for (var cut = 0; cut <= row.bytes().length(); cut += step) {
            // given
            var wire = new Wire();
            // when
            wire.send(row.bytes().substring(0, cut));
            wire.send(row.bytes().substring(cut));
            // then
            assertThat(wire.code()).as("cut at %d", cut).isEqualTo(row.code());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("violations")
    void refusesTheSameWayByteByByte(BadRequests.Row row) {
        // given
        var wire = new Wire();
        // when
        row.bytes().chars().forEach(next -> wire.send(Character.toString(next)));
        // then
        assertThat(wire.code()).isEqualTo(row.code());
    }

    static Stream<BadRequests.Row> violations() {
        return BadRequests.all();
    }

    /** What has come in so far, as the framing sees it. */
    private static final class Wire {
        private final RequestFraming framing = new RequestFraming();
        private final ByteBuf in = Unpooled.buffer();
        private final List<Object> out = new ArrayList<>();

        private Progress progress = Progress.MORE;

        void send(String bytes) {
            in.writeCharSequence(bytes, StandardCharsets.ISO_8859_1);
            var before = -1;
            while (isOpen() && in.isReadable() && before != in.readableBytes()) {
                before = in.readableBytes();
                progress = framing.pass(in, out);
            }
        }

        String passed() {
            var all = new StringBuilder();
            out.forEach(part -> all.append(((ByteBuf) part).toString(StandardCharsets.ISO_8859_1)));
            return all.toString();
        }

        String code() {
            return progress.problem().orElseThrow().code();
        }

        private boolean isOpen() {
            return progress == Progress.MORE || progress == Progress.HEAD;
        }
    }
}

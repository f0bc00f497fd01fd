package com.anycompany.ordergateway.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every entrance answers: to each request of the table what it says, and the same as over a socket, byte for byte. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class EntranceContract {
    private final SampleApi own = new SampleApi();
    private final SampleApi other = new SampleApi();
    private final Entrance socket = new SocketEntrance(other);
    private Entrance entrance;

    /** The entrance under test, in front of {@code sample}. */
    protected abstract Entrance open(SampleApi sample);

    @BeforeAll
    void open() {
        entrance = open(own);
    }

    @AfterAll
    void close() {
        entrance.close();
        socket.close();
    }

    /** Whether such a request can come that way at all. */
    protected boolean carries(Request request) {
        return true;
    }

    Stream<Request> good() {
        return GoodRequests.all().filter(this::carries);
    }

    Stream<Request> bad() {
        return BadRequests.all().filter(this::carries);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("good")
    void answersAsOverASocket(Request request) {
        // when
        var reply = entrance.ask(request);
        // then
        assertThat(reply.status()).isEqualTo(request.status());
        assertThat(reply).isEqualTo(socket.ask(request));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void refusesAsOverASocketAndStoresNothing(Request request) {
        // given
        var before = own.stored();
        // when
        var reply = entrance.ask(request);
        // then
        assertThat(reply.status()).isEqualTo(request.status());
        assertThat(reply.body()).contains("\"code\":\"" + request.code() + "\"");
        assertThat(reply).isEqualTo(socket.ask(request));
        assertThat(own.stored()).isEqualTo(before);
    }

    @Test
    void repeatsTheReceiptAndKnowsAConflict() {
        // given
        var order = Request.laptop("repeated", "repeated", 200, "");
        var replies = new ArrayList<Reply>();
        // when
        for (var way : new Entrance[] {entrance, socket}) {
            replies.add(way.ask(order));
            replies.add(way.ask(order));
            replies.add(way.ask(Request.order("other", "{'order_id':'repeated','product':'x','price':1}", 409, "")));
            replies.add(way.ask(Request.of("GET", "/orders/repeated", 200, "")));
            replies.add(way.ask(Request.of("GET", "/orders/repeated", 304, "").with("If-None-Match", "\"1\"")));
            replies.add(way.ask(Request.of("HEAD", "/orders/repeated", 200, "")));
        }
        // then
        assertThat(replies).extracting(Reply::status).startsWith(200, 200, 409, 200, 304, 200);
        assertThat(replies.get(1).headers()).containsEntry("Idempotent-Replayed", "true");
        assertThat(replies.get(1).body()).isEqualTo(replies.get(0).body());
        assertThat(replies.subList(0, 6)).isEqualTo(replies.subList(6, 12));
    }
}

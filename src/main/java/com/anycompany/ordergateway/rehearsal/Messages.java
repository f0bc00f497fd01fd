package com.anycompany.ordergateway.rehearsal;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP messages that come on a socket. It understands just enough of HTTP to know where one ends: each has a
 * {@code Content-Length} of more than nothing. Both ends of a rehearsal read with this rather than with a real server or
 * client, so that the processor is left to the gateway, and that what the compiler learns of HTTP it learns of the gateway.
 *
 * <p>Source: RFC 9112, sections 2 and 6.
 */
final class Messages {
    /** What ends a head. */
    static final String END_OF_HEAD = "\r\n\r\n";

    private static final String LENGTH = "content-length:";

    private final RecordParser parts;
    private final Receiver receiver;
    private @Nullable String head;

    /** Takes one message after the other. */
    @FunctionalInterface
    interface Receiver {
        /** {@code head} is without the empty line that ends it. */
        void receive(String head, Buffer body);
    }

    private Messages(NetSocket socket, Receiver receiver) {
        this.parts = RecordParser.newDelimited(END_OF_HEAD, socket);
        this.receiver = receiver;
    }

    /** Hands over each message that comes on {@code socket} from now on. */
    static void read(NetSocket socket, Receiver receiver) {
        var messages = new Messages(socket, receiver);
        messages.parts.handler(messages::receive);
    }

    private void receive(Buffer part) {
        if (head == null) {
            head = part.toString(StandardCharsets.US_ASCII);
            parts.fixedSizeMode(length(head));
        } else {
            var whole = head;
            head = null;
            parts.delimitedMode(END_OF_HEAD);
            receiver.receive(whole, part);
        }
    }

    private static int length(String head) {
        var lines = head.toLowerCase(Locale.ROOT);
        var from = lines.indexOf(LENGTH) + LENGTH.length();
        var end = lines.indexOf('\r', from);
        return Integer.parseInt(
                lines.substring(from, end < 0 ? lines.length() : end).strip());
    }
}

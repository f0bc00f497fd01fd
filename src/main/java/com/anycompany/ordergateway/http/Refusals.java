package com.anycompany.ordergateway.http;

import com.anycompany.ordergateway.api.Problem;
import com.anycompany.ordergateway.api.Problems;
import com.anycompany.ordergateway.api.RequestIds;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;

/** Last answers on a connection, written without an HTTP encoder: what they answer may not even be HTTP. */
final class Refusals {
    private final RequestIds requestIds;

    Refusals(RequestIds requestIds) {
        this.requestIds = requestIds;
    }

    /** The answer for {@code problem}, after which the connection closes. */
    ByteBuf of(Problem problem) {
        var answer = Problems.answer(problem, requestIds.draw());
        var head = new StringBuilder("HTTP/1.1 ").append(HttpResponseStatus.valueOf(answer.status()));
        answer.headers().forEach((name, value) -> field(head, name, value));
        field(head, "Connection", "close");
        field(head, "Content-Length", Integer.toString(answer.body().length));
        head.append("\r\n\r\n");
        return Unpooled.wrappedBuffer(head.toString().getBytes(StandardCharsets.US_ASCII), answer.body());
    }

    private static void field(StringBuilder head, String name, String value) {
        head.append("\r\n").append(name).append(": ").append(value);
    }
}

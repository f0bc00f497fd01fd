package com.anycompany.ordergateway.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Looks through the body of a call without understanding all of it: the stub must cost less than what it measures. */
final class Scan {
    private static final byte[] ID = Heard.ID.getBytes(StandardCharsets.US_ASCII);

    private Scan() {}

    /** Hands over the number of every order named in {@code body}, as often as it is. */
    static void orders(byte[] body, int from, int to, IntConsumer number) {
        for (var at = indexOf(body, ID, from, to); at >= 0; at = indexOf(body, ID, at, to)) {
            at += ID.length;
            var value = 0;
            for (; at < to && body[at] >= '0' && body[at] <= '9'; at++) {
                value = 10 * value + body[at] - '0';
            }
            number.accept(value);
        }
    }

    /** The number of the first order named there. */
    static int order(byte[] body, int from, int to) {
        var found = new int[] {-1};
        orders(body, from, to, number -> found[0] = found[0] < 0 ? number : found[0]);
        return found[0];
    }

    /** Where each occurrence of {@code mark} begins, and the end of {@code body} at last. */
    static List<Integer> parts(byte[] body, byte[] mark) {
        var parts = new ArrayList<Integer>();
        for (var at = indexOf(body, mark, 0, body.length);
                at >= 0;
                at = indexOf(body, mark, at + mark.length, body.length)) {
            parts.add(at);
        }
        parts.add(body.length);
        return parts;
    }

    static boolean contains(byte[] body, byte[] mark, int from, int to) {
        return indexOf(body, mark, from, to) >= 0;
    }

    private static int indexOf(byte[] body, byte[] mark, int from, int to) {
        for (var at = from; at <= to - mark.length; at++) {
            if (body[at] == mark[0] && matches(body, mark, at)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean matches(byte[] body, byte[] mark, int at) {
        for (var each = 1; each < mark.length; each++) {
            if (body[at + each] != mark[each]) {
                return false;
            }
        }
        return true;
    }
}

package com.anycompany.ordergateway.http;

import java.time.Duration;

/**
 * Where the entrance listens and how long it waits for a caller.
 *
 * @param port 0 takes any free one
 * @param loops how many event loops share the port
 * @param headPatience from the first byte of a head to its last
 * @param bodyPatience from the end of a head to the end of its body
 * @param idlePatience how long a kept-alive connection may be silent; above the 60 s after which an AWS load balancer
 *     drops an idle connection, so that it is never the gateway who drops one just as a request is sent (source:
 *     Application Load Balancers, connection idle timeout)
 * @param linger how long a closed connection is still read, so that the caller gets its answer and not a reset (RFC 9112,
 *     9.6); while draining also how long an idle connection may still send a request
 */
public record HttpOptions(
        String host,
        int port,
        int loops,
        Duration headPatience,
        Duration bodyPatience,
        Duration idlePatience,
        Duration linger) {

    public HttpOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port: " + port + " (expected: 0..65535)");
        }
        if (loops < 1) {
            throw new IllegalArgumentException("loops: " + loops + " (expected: >= 1)");
        }
        requirePositive("headPatience", headPatience);
        requirePositive("bodyPatience", bodyPatience);
        requirePositive("idlePatience", idlePatience);
        requirePositive("linger", linger);
    }

    /** The limits of the running gateway. */
    public static HttpOptions on(String host, int port, int loops) {
        return new HttpOptions(
                host,
                port,
                loops,
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                Duration.ofSeconds(75),
                Duration.ofSeconds(1));
    }

    private static void requirePositive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: > 0)");
        }
    }
}

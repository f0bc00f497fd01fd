package com.anycompany.ordergateway.http;

import io.netty.channel.Channel;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * The one place that looks below Vert.x: it has no public way from a connection to its channel, and its own decoder is too
 * lenient to stand alone.
 */
final class Channels {
    private Channels() {}

    static Channel of(HttpConnection connection) {
        return ((ConnectionBase) connection).channel();
    }
}

/**
 * The entrance by HTTP/1.1: listens, reads requests off the wire, writes answers, drains.
 *
 * <p>Vert.x Web mounts {@link com.anycompany.ordergateway.api.Api}; in front of its decoder stands a guard that lets pass
 * only what every reader of RFC 9112 frames alike. What a request means is decided in {@code api}, never here.
 */
@NullMarked
package com.anycompany.ordergateway.http;

import org.jspecify.annotations.NullMarked;

package com.anycompany.ordergateway.local;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/** What a service answers to one call. */
public record AwsReply(int status, MultiMap headers, Buffer body) {}

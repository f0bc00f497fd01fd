package com.anycompany.ordergateway.local;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/** One call on an AWS service as it arrived at the front door, with its whole body. */
public record AwsCall(String method, String path, String query, MultiMap headers, Buffer body) {}

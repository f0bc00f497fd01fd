package com.anycompany.ordergateway.local.door;

import com.anycompany.ordergateway.local.AwsCall;
import io.vertx.core.http.HttpHeaders;

/**
 * Whether a call is signed at all, by header or in its query; signatures are not verified.
 *
 * <p>Source: "Common errors", {@code MissingAuthenticationToken}.
 */
final class Credentials {
    static final int REFUSED = 403;
    static final String CODE = "MissingAuthenticationToken";
    static final String MESSAGE =
            "The request must contain either a valid (registered) AWS access key ID or X.509 certificate.";

    private Credentials() {}

    static boolean in(AwsCall call) {
        return call.headers().contains(HttpHeaders.AUTHORIZATION)
                || call.query().contains("X-Amz-Signature=")
                || call.query().contains("AWSAccessKeyId=");
    }
}

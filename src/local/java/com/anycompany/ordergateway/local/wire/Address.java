package com.anycompany.ordergateway.local.wire;

import com.anycompany.ordergateway.local.AwsServiceName;

/**
 * What a call is for and how it is written.
 *
 * @param operation the API's own name, as {@code PutItem}; empty if the call names none
 */
public record Address(AwsServiceName service, String operation, Protocol protocol) {
    /** Source: Smithy, "AWS protocols": awsJson1_0, awsQuery, restJson1. */
    public enum Protocol {
        JSON,
        QUERY,
        REST_JSON
    }
}

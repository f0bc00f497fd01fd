package com.anycompany.ordergateway.local.door;

import com.anycompany.ordergateway.local.AwsCall;
import com.anycompany.ordergateway.local.AwsServiceName;
import com.anycompany.ordergateway.local.wire.Address;
import com.anycompany.ordergateway.local.wire.Address.Protocol;
import java.util.Map;
import java.util.Optional;

/**
 * The operations of SES by method and path. One that is not listed is named by both, as {@code GET contact-lists}.
 *
 * <p>Source: "Amazon SES API v2 reference", operations.
 */
final class MailPaths {
    private static final String ROOT = "/v2/email/";
    private static final Map<String, String> OPERATIONS = Map.of(
            "POST outbound-emails", "SendEmail",
            "POST outbound-bulk-emails", "SendBulkEmail",
            "GET account", "GetAccount",
            "POST identities", "CreateEmailIdentity",
            "GET identities", "ListEmailIdentities",
            "GET identities/", "GetEmailIdentity",
            "DELETE identities/", "DeleteEmailIdentity");

    private MailPaths() {}

    static Optional<Address> address(AwsCall call) {
        return call.path().startsWith(ROOT)
                ? Optional.of(new Address(AwsServiceName.SES, operation(call), Protocol.REST_JSON))
                : Optional.empty();
    }

    private static String operation(AwsCall call) {
        var resource = call.path().substring(ROOT.length());
        var collection = resource.substring(0, resource.indexOf('/') + 1);
        var named = call.method() + " " + (collection.isEmpty() ? resource : collection);
        return OPERATIONS.getOrDefault(named, call.method() + " " + resource);
    }
}

package com.anycompany.ordergateway.local.ses;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * Makes, describes, lists and removes identities. A new one waits until the embedding code verifies it.
 *
 * <p>Source: API_CreateEmailIdentity, API_GetEmailIdentity, API_ListEmailIdentities, API_DeleteEmailIdentity of version
 * 2. Lists are never cut into pages.
 */
final class IdentityActions {
    private final Identities identities;

    IdentityActions(Identities identities) {
        this.identities = identities;
    }

    JsonObject create(Fields call) {
        var identity = Identities.checked(
                call.text("EmailIdentity").orElseThrow(() -> SesRefusal.badRequest("EmailIdentity is missing")));
        identities.add(identity);
        return described(identity, false);
    }

    JsonObject get(String given) {
        var identity = Identities.checked(given);
        var verified = identities.isVerified(identity);
        return described(identity, verified)
                .put("FeedbackForwardingStatus", true)
                .put("VerificationStatus", status(verified));
    }

    JsonObject list() {
        var list = new JsonArray();
        identities
                .all()
                .forEach((identity, verified) -> list.add(new JsonObject()
                        .put("IdentityType", type(identity))
                        .put("IdentityName", identity)
                        .put("SendingEnabled", verified)
                        .put("VerificationStatus", status(verified))));
        return new JsonObject().put("EmailIdentities", list);
    }

    JsonObject delete(String given) {
        identities.remove(Identities.checked(given));
        return new JsonObject();
    }

    private static JsonObject described(String identity, boolean verified) {
        return new JsonObject()
                .put("IdentityType", type(identity))
                .put("VerifiedForSendingStatus", verified)
                .put(
                        "DkimAttributes",
                        new JsonObject().put("SigningEnabled", false).put("Status", "NOT_STARTED"));
    }

    private static String type(String identity) {
        return identity.indexOf('@') >= 0 ? "EMAIL_ADDRESS" : "DOMAIN";
    }

    private static String status(boolean verified) {
        return verified ? "SUCCESS" : "PENDING";
    }
}

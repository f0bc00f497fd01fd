package com.anycompany.ordergateway.local.ses;

import io.vertx.core.json.JsonObject;

/**
 * Says what the account may do, and pauses it. The quotas are told but not enforced; what was sent is counted from the
 * start, by recipients.
 *
 * <p>Source: API_GetAccount and API_PutAccountSendingAttributes of version 2; "Request production access" for the
 * quotas of the sandbox; those outside are of an ordinary account.
 */
final class AccountActions {
    private final SesAccount account;

    AccountActions(SesAccount account) {
        this.account = account;
    }

    JsonObject get() {
        var sandbox = account.inSandbox();
        return new JsonObject()
                .put("DedicatedIpAutoWarmupEnabled", false)
                .put("EnforcementStatus", "HEALTHY")
                .put("ProductionAccessEnabled", !sandbox)
                .put("SendingEnabled", account.isSending())
                .put(
                        "SendQuota",
                        new JsonObject()
                                .put("Max24HourSend", sandbox ? 200.0 : 50_000.0)
                                .put("MaxSendRate", sandbox ? 1.0 : 14.0)
                                .put("SentLast24Hours", (double) account.recipients()));
    }

    JsonObject putSending(Fields call) {
        account.sending(call.flag("SendingEnabled").orElse(false));
        return new JsonObject();
    }
}

package com.anycompany.ordergateway.local.ses;

import java.util.ArrayList;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Only verified senders may send; in the sandbox only verified recipients and the mailbox simulator may receive.
 *
 * <p>Source: "Amazon SES email sending errors" for the wording; "Request production access" for the sandbox.
 */
final class VerifiedRule {
    private static final String SIMULATOR = "simulator.amazonses.com";

    private final String region;
    private final Identities identities;

    VerifiedRule(String region, Identities identities) {
        this.region = region.toUpperCase(Locale.ROOT);
        this.identities = identities;
    }

    void check(Letter letter, boolean sandbox) {
        var suspects = new ArrayList<MailAddress>();
        suspects.add(letter.from());
        if (sandbox) {
            letter.to().addresses().stream()
                    .filter(address -> !address.domain().equals(SIMULATOR))
                    .forEach(suspects::add);
        }
        var failed = suspects.stream()
                .filter(address -> !identities.cover(address))
                .map(MailAddress::given)
                .distinct()
                .collect(Collectors.joining(", "));
        if (!failed.isEmpty()) {
            throw SesRefusal.rejected(
                    "Email address is not verified. The following identities failed the check in region " + region
                            + ": " + failed);
        }
    }
}

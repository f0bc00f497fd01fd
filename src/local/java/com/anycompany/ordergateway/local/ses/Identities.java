package com.anycompany.ordergateway.local.ses;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The addresses and domains of one account, verified or waiting for it. A verified domain covers its addresses and those
 * of its subdomains. Safe for several threads.
 *
 * <p>Source: "Creating and verifying identities in Amazon SES". The case of a domain does not matter, that of what is
 * before the at sign does.
 */
final class Identities {
    private final Map<String, Boolean> verified = new TreeMap<>();

    /** The identity as it is kept; refuses what is neither an address nor a domain. */
    static String checked(String identity) {
        if (identity.indexOf('@') >= 0) {
            return MailAddress.of(identity).bare();
        }
        var domain = identity.toLowerCase(Locale.ROOT);
        if (!MailAddress.isDomain(domain)) {
            throw SesRefusal.badRequest("Invalid email identity: " + identity);
        }
        return domain;
    }

    synchronized void add(String identity) {
        if (verified.putIfAbsent(identity, false) != null) {
            throw SesRefusal.alreadyExists("Email identity " + identity + " already exist.");
        }
    }

    synchronized void verify(String identity) {
        verified.put(identity, true);
    }

    synchronized boolean isVerified(String identity) {
        var state = verified.get(identity);
        if (state == null) {
            throw unknown(identity);
        }
        return state;
    }

    synchronized void remove(String identity) {
        if (verified.remove(identity) == null) {
            throw unknown(identity);
        }
    }

    synchronized Map<String, Boolean> all() {
        return new TreeMap<>(verified);
    }

    synchronized boolean cover(MailAddress address) {
        return verified.getOrDefault(address.bare(), false) || coverDomain(address.domain());
    }

    private boolean coverDomain(String domain) {
        var dot = domain.indexOf('.');
        return verified.getOrDefault(domain, false) || (dot >= 0 && coverDomain(domain.substring(dot + 1)));
    }

    private static SesRefusal unknown(String identity) {
        return SesRefusal.notFound("Email identity " + identity + " does not exist.");
    }
}

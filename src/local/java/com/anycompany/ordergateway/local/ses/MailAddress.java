package com.anycompany.ordergateway.local.ses;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One address as a call wrote it: bare, or with a display name before angle brackets. ASCII throughout: other letters
 * of a name come as encoded words, those of a domain in Punycode.
 *
 * <p>Source: API_Destination and API_SendEmail of version 2; RFC 5321, 4.5.3.1, for the lengths.
 *
 * @param given what the call wrote
 * @param local before the at sign, where case matters
 * @param domain in lower case
 */
record MailAddress(String given, String local, String domain) {
    private static final Pattern PRINTABLE = Pattern.compile("[ -~]*");
    private static final Pattern NAMED = Pattern.compile("(?:\"(?:[^\"\\\\]|\\\\.)*\"|[^<>\",@;]*?)\\s*<([^<>]*)>");
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final Pattern LOCAL = Pattern.compile("(?=.{1,64}$)" + ATOM + "(?:\\." + ATOM + ")*");
    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern DOMAIN = Pattern.compile("(?=.{1,253}$)(?:" + LABEL + "\\.)+" + LABEL);

    static MailAddress of(String given) {
        if (!PRINTABLE.matcher(given).matches()) {
            throw SesRefusal.badRequest("Address contains a control or non-ASCII character");
        }
        var named = NAMED.matcher(given.strip());
        var bare = named.matches() ? named.group(1) : given.strip();
        if (bare.isEmpty()) {
            throw SesRefusal.badRequest("Invalid email address " + given + ".");
        }
        var at = bare.lastIndexOf('@');
        if (at < 0) {
            throw SesRefusal.badRequest("Missing final '@domain'");
        }
        var domain = bare.substring(at + 1).toLowerCase(Locale.ROOT);
        if (!LOCAL.matcher(bare.substring(0, at)).matches() || !isDomain(domain)) {
            throw SesRefusal.badRequest("Illegal address");
        }
        return new MailAddress(given, bare.substring(0, at), domain);
    }

    static boolean isDomain(String text) {
        return DOMAIN.matcher(text).matches();
    }

    String bare() {
        return local + "@" + domain;
    }
}

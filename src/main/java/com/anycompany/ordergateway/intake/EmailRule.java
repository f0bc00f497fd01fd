package com.anycompany.ordergateway.intake;

import java.util.regex.Pattern;

/**
 * One mail address, bare: no display name, no list, no comment, no quoted local part, ASCII only. Narrower than RFC 5322
 * on purpose: SES takes only ASCII local parts and wants other domains in Punycode.
 *
 * <p>Source of the lengths: RFC 5321, 4.5.3.1 (local part 64, path 256 with its brackets, so 254 for the address).
 */
final class EmailRule {
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

    static final TextRule RULE = new TextRule(
            254,
            Pattern.compile("(?=[^@]{1,64}@)" + ATOM + "(?:\\." + ATOM + ")*@(?:" + LABEL + "\\.)+" + LABEL),
            ViolationCode.NOT_AN_EMAIL,
            "one mail address");

    private EmailRule() {}
}

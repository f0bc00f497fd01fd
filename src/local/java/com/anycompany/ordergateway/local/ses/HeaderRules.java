package com.anycompany.ordergateway.local.ses;

import java.util.regex.Pattern;

/**
 * What may become a header or a tag of a mail: nothing that could start another header.
 *
 * <p>Source: API_MessageHeader and API_MessageTag of version 2; API_Message, Headers.
 */
final class HeaderRules {
    private static final int MOST_HEADERS = 15;
    private static final Pattern NAME = Pattern.compile("[!-9;-@A-~]{1,126}");
    private static final Pattern VALUE = Pattern.compile("[ -~]{1,870}");
    private static final Pattern TAG_NAME = Pattern.compile("[A-Za-z0-9_-]{1,256}");
    private static final Pattern TAG_VALUE = Pattern.compile("[A-Za-z0-9_.@-]{1,256}");

    private HeaderRules() {}

    static String oneLine(String name, String text) {
        if (text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0) {
            throw SesRefusal.badRequest(name + " must not contain line breaks");
        }
        return text;
    }

    static void check(Fields sendEmail) {
        var headers = sendEmail.object("Content").object("Simple").objects("Headers");
        if (headers.size() > MOST_HEADERS) {
            throw SesRefusal.badRequest("Headers: " + headers.size() + " (expected: at most " + MOST_HEADERS + ")");
        }
        headers.forEach(header -> pair("header", header, NAME, VALUE));
        sendEmail.objects("EmailTags").forEach(tag -> pair("tag", tag, TAG_NAME, TAG_VALUE));
    }

    private static void pair(String kind, Fields pair, Pattern name, Pattern value) {
        if (!name.matcher(pair.text("Name").orElse("")).matches()
                || !value.matcher(pair.text("Value").orElse("")).matches()) {
            throw SesRefusal.badRequest("Invalid " + kind + " name or value");
        }
    }
}

package com.anycompany.ordergateway.local.sns;

/**
 * Who gets a text message that goes to no topic.
 *
 * <p>Source: API_Publish, PhoneNumber (E.164) and Message (1,600 characters for one SMS Publish).
 */
final class PhoneNumber {
    static final String FORM = "\\+[1-9]\\d{6,14}";

    private static final int LONGEST_TEXT = 1600;

    private PhoneNumber() {}

    static String checked(String number, Publication publication) {
        if (!number.matches(FORM)) {
            throw SnsRefusal.invalidParameter("PhoneNumber Reason: " + number + " is not valid to publish to");
        }
        if (publication.textFor(Protocol.SMS.key()).length() > LONGEST_TEXT) {
            throw SnsRefusal.invalidParameter("Message too long");
        }
        return number;
    }
}

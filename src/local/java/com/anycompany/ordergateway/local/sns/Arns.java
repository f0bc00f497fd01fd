package com.anycompany.ordergateway.local.sns;

/** The shape that SNS asks of an ARN before it looks for what it names. */
final class Arns {
    private static final int ELEMENTS = 6;

    private Arns() {}

    static String checked(String parameter, String arn) {
        var elements = arn.split(":", -1).length;
        if (elements < ELEMENTS) {
            throw SnsRefusal.invalidParameter(
                    parameter + " Reason: An ARN must have at least 6 elements, not " + elements);
        }
        return arn;
    }
}

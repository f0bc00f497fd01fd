package com.anycompany.ordergateway.local.sns;

/** One attribute of a message. A binary value stays in Base64, as envelopes carry it. */
record MessageAttribute(String name, String type, String value) {
    boolean isNumber() {
        return type.equals("Number") || type.startsWith("Number.");
    }

    boolean isArray() {
        return type.equals("String.Array");
    }
}

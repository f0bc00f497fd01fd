package com.anycompany.ordergateway.local.sns;

/**
 * How a subscriber wants its messages. Settings that are not understood are refused, not ignored.
 *
 * <p>Source: API_SetSubscriptionAttributes.
 *
 * @param raw without the envelope
 */
record SubscriptionSettings(boolean raw, FilterPolicy filter) {
    static final SubscriptionSettings NONE = new SubscriptionSettings(false, FilterPolicy.NONE);

    static SubscriptionSettings read(Form subscribe) {
        var settings = NONE;
        for (var entry : subscribe.items("Attributes.entry")) {
            settings = settings.with(
                    entry.get("key").orElse(""), entry.get("value").orElse(""));
        }
        return settings;
    }

    SubscriptionSettings with(String name, String value) {
        return switch (name) {
            case "RawMessageDelivery" -> new SubscriptionSettings(bool(value), filter);
            case "FilterPolicy" -> new SubscriptionSettings(raw, FilterPolicy.of(value));
            case "FilterPolicyScope" -> attributesOnly(value);
            default -> throw SnsRefusal.invalidParameter("AttributeName");
        };
    }

    private SubscriptionSettings attributesOnly(String scope) {
        if (!scope.equals("MessageAttributes")) {
            throw SnsRefusal.invalidParameter("FilterPolicyScope: only MessageAttributes is supported here");
        }
        return this;
    }

    private static boolean bool(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw SnsRefusal.invalidParameter(
                        "RawMessageDelivery: Invalid value [" + value + "]. Must be true or false.");
        };
    }
}

package com.anycompany.ordergateway.local.sns;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads the attributes of a message and refuses those that SNS refuses.
 *
 * <p>Source: "Amazon SNS message attributes", items and validation, data types.
 */
final class AttributeRules {
    private static final int LONGEST_NAME = 256;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]+");
    private static final Pattern TYPE = Pattern.compile("(String|Number|Binary)(\\..+)?");

    private AttributeRules() {}

    static List<MessageAttribute> read(Form message) {
        var attributes = message.items("MessageAttributes.entry").stream()
                .map(AttributeRules::attribute)
                .toList();
        if (attributes.stream().map(MessageAttribute::name).distinct().count() < attributes.size()) {
            throw SnsRefusal.invalidValue("Message attribute names must be unique.");
        }
        return attributes;
    }

    private static MessageAttribute attribute(Form entry) {
        var name = name(entry.get("Name").orElse(""));
        var type = type(
                name,
                entry.get("Value.DataType")
                        .orElseThrow(() -> SnsRefusal.missing("messageAttributes." + name + ".member.dataType")));
        return value(new MessageAttribute(name, type, text(name, type, entry)));
    }

    private static String name(String name) {
        if (name.isEmpty()) {
            throw SnsRefusal.invalidValue("The request must contain non-empty message attribute names.");
        }
        if (name.length() > LONGEST_NAME) {
            throw SnsRefusal.invalidValue("Length of message attribute name must be less than 256 bytes.");
        }
        if (!NAME.matcher(name).matches()) {
            throw SnsRefusal.invalidValue("Invalid non-alphanumeric character was found in the message attribute name."
                    + " Can only include alphanumeric characters, hyphens, underscores, or dots.");
        }
        if (name.startsWith(".") || name.endsWith(".") || name.contains("..")) {
            throw SnsRefusal.invalidValue("The message attribute name '" + name
                    + "' must not start or end with '.' and must not have successive '.' characters.");
        }
        var lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("aws.") || lower.startsWith("amazon.")) {
            throw SnsRefusal.invalidValue(
                    "You can't use message attribute names beginning with 'AWS.' or 'Amazon.': these are reserved.");
        }
        return name;
    }

    private static String type(String name, String type) {
        if (!TYPE.matcher(type).matches()) {
            throw SnsRefusal.invalidValue("The message attribute '" + name + "' has an invalid message attribute type,"
                    + " the set of supported type prefixes is Binary, Number, and String.");
        }
        return type;
    }

    private static String text(String name, String type, Form entry) {
        var field = type.startsWith("Binary") ? "BinaryValue" : "StringValue";
        var value = entry.get("Value." + field).orElse("");
        if (value.isEmpty()) {
            throw SnsRefusal.invalidValue("The message attribute '" + name
                    + "' must contain non-empty message attribute value for message attribute type '" + type + "'.");
        }
        return value;
    }

    private static MessageAttribute value(MessageAttribute attribute) {
        if (attribute.isNumber() && !isNumber(attribute.value())) {
            throw SnsRefusal.invalidValue(
                    "Could not cast message attribute '" + attribute.name() + "' value to number.");
        }
        if (attribute.isArray() && !isArrayOfScalars(attribute.value())) {
            throw SnsRefusal.invalidValue("The message attribute '" + attribute.name()
                    + "' must be an array of strings, numbers, true, false and null.");
        }
        return attribute;
    }

    private static boolean isNumber(String text) {
        try {
            return new BigDecimal(text).precision() > 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isArrayOfScalars(String text) {
        try {
            return new JsonArray(text)
                    .stream().noneMatch(item -> item instanceof JsonObject || item instanceof JsonArray);
        } catch (DecodeException e) {
            return false;
        }
    }
}

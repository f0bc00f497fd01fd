package com.anycompany.ordergateway.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One INSERT or UPDATE statement, in the words of PutItem and UpdateItem; every other text is refused.
 *
 * <p>Source: DynamoDB Developer Guide, "PartiQL insert statements", "PartiQL update statements".
 *
 * @param item what is inserted; empty for an update
 * @param update the update expression; empty for an insert
 * @param condition what must hold besides the key; empty for an insert
 * @param given the values of update and condition
 * @param returning whether the item as it is afterwards is the answer
 */
record PartiQl(
        String id,
        Map<String, AttributeValue> item,
        String update,
        String condition,
        Map<String, AttributeValue> given,
        boolean returning) {
    private static final Pattern INSERT = Pattern.compile("INSERT INTO \"(\\w+)\" VALUE \\{(.*)}");
    private static final Pattern FIELD = Pattern.compile("'(\\w+)': \\?");
    private static final Pattern UPDATE =
            Pattern.compile("UPDATE \"(\\w+)\" (.*) WHERE \"order_id\" = (:p\\d+) AND (.*?)( RETURNING ALL NEW \\*)?");

    static PartiQl of(String statement, List<AttributeValue> parameters) {
        var insert = INSERT.matcher(statement);
        if (insert.matches()) {
            return insert(insert.group(2), parameters);
        }
        var numbered = numbered(statement, parameters.size());
        var update = UPDATE.matcher(numbered);
        if (!update.matches()) {
            throw new BadRequest("statement: " + statement);
        }
        var given = new HashMap<String, AttributeValue>();
        for (var each = 0; each < parameters.size(); each++) {
            given.put(":p" + each, parameters.get(each));
        }
        var key = given.remove(update.group(3));
        return new PartiQl(
                key.s(),
                Map.of(),
                update.group(2).replace("\"", ""),
                update.group(4).replace("\"", ""),
                Map.copyOf(given),
                update.group(5) != null);
    }

    private static PartiQl insert(String fields, List<AttributeValue> parameters) {
        var item = new HashMap<String, AttributeValue>();
        var field = FIELD.matcher(fields);
        var number = 0;
        while (field.find()) {
            if (number == parameters.size() || item.put(field.group(1), parameters.get(number++)) != null) {
                throw new BadRequest("fields: " + fields);
            }
        }
        if (number < parameters.size() || fields.split(",", -1).length != number) {
            throw new BadRequest("parameters: " + parameters.size() + " for " + fields);
        }
        return new PartiQl(Table.text(item, Table.ID), item, "", "", Map.of(), false);
    }

    /** Names each question mark by its place. */
    private static String numbered(String statement, int parameters) {
        var parts = statement.split("\\?", -1);
        if (parts.length != parameters + 1) {
            throw new BadRequest("parameters: " + parameters + " for " + statement);
        }
        var text = new StringBuilder(parts[0]);
        for (var each = 1; each < parts.length; each++) {
            text.append(":p").append(each - 1).append(parts[each]);
        }
        return text.toString();
    }

    boolean inserts() {
        return !item.isEmpty();
    }
}

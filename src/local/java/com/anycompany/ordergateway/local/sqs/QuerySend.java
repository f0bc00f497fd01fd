package com.anycompany.ordergateway.local.sqs;

import com.anycompany.ordergateway.local.sqs.Entry.Attribute;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads what is to be sent from the query protocol of SQS.
 *
 * <p>Source: Smithy, awsQuery, with the flattened lists of SQS: {@code SendMessageBatchRequestEntry.1.Id}.
 */
final class QuerySend {
    private static final int MOST_FIELDS = 10_000;

    private final Map<String, List<String>> fields;
    private final String path;

    /** @param path of the call, which names the queue if no field does */
    QuerySend(String form, String path) {
        fields = new QueryStringDecoder(form, StandardCharsets.UTF_8, false, MOST_FIELDS).parameters();
        this.path = path;
    }

    String action() {
        return field("Action");
    }

    Send single() {
        return new Send(false, queue(), List.of(entry("")));
    }

    Send batch() {
        var entries = new ArrayList<Entry>();
        for (var prefix = entryPrefix(1); !field(prefix + "Id").isEmpty(); prefix = entryPrefix(entries.size() + 1)) {
            entries.add(entry(prefix));
        }
        return new Send(true, queue(), entries);
    }

    static String entryPrefix(int number) {
        return "SendMessageBatchRequestEntry." + number + ".";
    }

    private String queue() {
        var url = field("QueueUrl");
        return Send.nameIn(url.isEmpty() ? path : url);
    }

    private Entry entry(String prefix) {
        return new Entry(field(prefix + "Id"), field(prefix + "MessageBody"), attributes(prefix));
    }

    private List<Attribute> attributes(String prefix) {
        var attributes = new ArrayList<Attribute>();
        var at = attributePrefix(prefix, 1);
        while (fields.containsKey(at + "Name")) {
            attributes.add(attribute(at));
            at = attributePrefix(prefix, attributes.size() + 1);
        }
        return attributes;
    }

    private static String attributePrefix(String prefix, int number) {
        return prefix + "MessageAttribute." + number + ".";
    }

    private Attribute attribute(String at) {
        var text = field(at + "Value.StringValue");
        return new Attribute(
                field(at + "Name"),
                field(at + "Value.DataType"),
                text.isEmpty() ? field(at + "Value.BinaryValue") : text);
    }

    private String field(String name) {
        return fields.getOrDefault(name, List.of("")).getFirst();
    }
}

package com.anycompany.ordergateway.aws;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;

/**
 * A PublishBatch as a form. The SDK would write the entries into the query, encode that as part of an address which nobody
 * uses, and then once more for the body.
 *
 * <p>Source: SNS PublishBatch; AWS Query protocol, "Serialization".
 */
final class PublishBatchForm extends WrittenBody<PublishBatchRequest> {
    private static final String LIST = "PublishBatchRequestEntries";
    private static final String MEMBER = LIST + ".member.";

    /** What an entry of ours takes, about, with its JSON percent-encoded and the names of its attributes. */
    private static final int ENTRY = 4 * 1024;

    PublishBatchForm() {
        super(PublishBatchRequest.class, Form.TYPE);
    }

    @Override
    boolean writable(PublishBatchRequest request) {
        return request.publishBatchRequestEntries().stream()
                .allMatch(entry -> entry.messageGroupId() == null
                        && entry.messageDeduplicationId() == null
                        && entry.messageAttributes().values().stream().allMatch(value -> value.binaryValue() == null));
    }

    @Override
    PublishBatchRequest bare(PublishBatchRequest request) {
        return request.toBuilder().publishBatchRequestEntries(List.of()).build();
    }

    @Override
    byte[] body(PublishBatchRequest request, SdkHttpRequest marshalled) {
        var form = new Form(ENTRY * request.publishBatchRequestEntries().size());
        marshalled.forEachRawQueryParameter((name, values) -> {
            if (!name.equals(LIST)) {
                values.forEach(value -> form.add(name, value));
            }
        });
        var number = 1;
        for (var entry : request.publishBatchRequestEntries()) {
            add(form, MEMBER + number, entry);
            number++;
        }
        return form.bytes();
    }

    private static void add(Form form, String prefix, PublishBatchRequestEntry entry) {
        form.add(prefix + ".Id", entry.id())
                .add(prefix + ".Message", entry.message())
                .add(prefix + ".Subject", entry.subject())
                .add(prefix + ".MessageStructure", entry.messageStructure());
        var number = 1;
        for (var attribute : entry.messageAttributes().entrySet()) {
            add(form, prefix + ".MessageAttributes.entry." + number, attribute);
            number++;
        }
    }

    private static void add(Form form, String prefix, Map.Entry<String, MessageAttributeValue> attribute) {
        form.add(prefix + ".Name", attribute.getKey())
                .add(prefix + ".Value.DataType", attribute.getValue().dataType())
                .add(prefix + ".Value.StringValue", attribute.getValue().stringValue());
    }
}

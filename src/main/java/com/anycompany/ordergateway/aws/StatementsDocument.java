package com.anycompany.ordergateway.aws;

import com.anycompany.ordergateway.json.Json;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;

/**
 * A BatchExecuteStatement as JSON. The SDK asks each of a value's ten possible members whether it is the one that is set.
 *
 * <p>Source: DynamoDB BatchExecuteStatement, AttributeValue; AWS JSON 1.0 protocol.
 */
final class StatementsDocument extends WrittenBody<BatchExecuteStatementRequest> {
    private static final String TYPE = "application/x-amz-json-1.0";

    /** Each text as it stands in JSON, with its quotes escaped once: there are few, see {@link StatementTexts}. */
    private final Map<String, SerializedString> texts = new ConcurrentHashMap<>();

    StatementsDocument() {
        super(BatchExecuteStatementRequest.class, TYPE);
    }

    @Override
    boolean writable(BatchExecuteStatementRequest request) {
        return request.returnConsumedCapacity() == null
                && request.statements().stream()
                        .allMatch(statement -> statement.consistentRead() == null
                                && statement.parameters().stream().allMatch(StatementsDocument::writable));
    }

    private static boolean writable(AttributeValue value) {
        return switch (value.type()) {
            case S, N, SS -> true;
            case M -> value.m().values().stream().allMatch(StatementsDocument::writable);
            case L -> value.l().stream().allMatch(StatementsDocument::writable);
            case B, NS, BS, NUL, BOOL, UNKNOWN_TO_SDK_VERSION -> false;
        };
    }

    @Override
    BatchExecuteStatementRequest bare(BatchExecuteStatementRequest request) {
        return request.toBuilder().statements(List.of()).build();
    }

    @Override
    byte[] body(BatchExecuteStatementRequest request, SdkHttpRequest marshalled) {
        return Json.bytes(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("Statements");
            for (var statement : request.statements()) {
                write(json, statement);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private void write(JsonGenerator json, BatchStatementRequest statement) throws IOException {
        json.writeStartObject();
        json.writeFieldName("Statement");
        json.writeString(texts.computeIfAbsent(statement.statement(), SerializedString::new));
        if (statement.hasParameters()) {
            json.writeFieldName("Parameters");
            write(json, statement.parameters());
        }
        if (statement.returnValuesOnConditionCheckFailure() != null) {
            json.writeStringField(
                    "ReturnValuesOnConditionCheckFailure", statement.returnValuesOnConditionCheckFailureAsString());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, List<AttributeValue> values) throws IOException {
        json.writeStartArray();
        for (var value : values) {
            write(json, value);
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, AttributeValue value) throws IOException {
        json.writeStartObject();
        switch (value.type()) {
            case S -> json.writeStringField("S", value.s());
            case N -> json.writeStringField("N", value.n());
            case SS -> {
                json.writeArrayFieldStart("SS");
                for (var each : value.ss()) {
                    json.writeString(each);
                }
                json.writeEndArray();
            }
            case M -> {
                json.writeObjectFieldStart("M");
                for (var each : value.m().entrySet()) {
                    json.writeFieldName(each.getKey());
                    write(json, each.getValue());
                }
                json.writeEndObject();
            }
            case L -> {
                json.writeFieldName("L");
                write(json, value.l());
            }
            case B, NS, BS, NUL, BOOL, UNKNOWN_TO_SDK_VERSION ->
                throw new IllegalArgumentException("type: " + value.type() + " (expected: S, N, SS, M or L)");
        }
        json.writeEndObject();
    }
}

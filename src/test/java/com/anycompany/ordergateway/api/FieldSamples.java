package com.anycompany.ordergateway.api;

import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Orders in which one field has a given size or a given text, and where that field stands in the contract. */
final class FieldSamples {
    private FieldSamples() {}

    /** The path of {@code keyword} in the schema of {@code field}. */
    static Object[] schema(String field, String keyword) {
        var place = switch (field) {
            case "sku", "quantity" -> "NewLine/properties/" + field;
            case "metadata value" -> "NewOrder/properties/metadata/additionalProperties";
            case "metadata key" -> "NewOrder/properties/metadata/propertyNames";
            default -> "NewOrder/properties/" + field.replace("/", "/properties/");
        };
        return Stream.of("components/schemas/" + place + "/" + keyword)
                .flatMap(path -> Stream.of(path.split("/", -1)))
                .toArray();
    }

    /** An order that is valid but for {@code field}, which is so long, so many or so much. */
    static String document(String field, int size) {
        return switch (field) {
            case "quantity" -> "{'lines':[{'sku':'a','quantity':" + size + ",'unit_price':1}]}";
            case "lines" ->
                "{'lines':[" + String.join(",", Collections.nCopies(size, "{'sku':'a','quantity':1,'unit_price':1}"))
                        + "]}";
            case "metadata" ->
                IntStream.range(0, size)
                        .mapToObj(i -> "'k" + i + "':'v'")
                        .collect(Collectors.joining(",", "{'product':'a','price':1,'metadata':{", "}}"));
            case "customer/email" -> document(field, address(size));
            default -> document(field, "a".repeat(size));
        };
    }

    /** An order that is valid but for {@code field}, which is {@code text}. */
    static String document(String field, String text) {
        var value = "'" + text + "'";
        return switch (field) {
            case "product" -> "{'product':" + value + ",'price':1}";
            case "sku" -> "{'lines':[{'sku':" + value + ",'quantity':1,'unit_price':1}]}";
            case "metadata value" -> "{'product':'a','price':1,'metadata':{'k':" + value + "}}";
            case "metadata key" -> "{'product':'a','price':1,'metadata':{" + value + ":'v'}}";
            case "customer/id", "customer/email", "customer/phone", "customer/push_endpoint" ->
                "{'product':'a','price':1,'customer':{'" + field.substring("customer/".length()) + "':" + value + "}}";
            default -> "{'product':'a','price':1,'" + field + "':" + value + "}";
        };
    }

    /** A mail address of that length, valid but for it. */
    static String address(int length) {
        var beginning = "a".repeat(60) + "@" + ("b".repeat(60) + ".").repeat(3);
        return beginning + "c".repeat(length - beginning.length() - ".com".length()) + ".com";
    }
}

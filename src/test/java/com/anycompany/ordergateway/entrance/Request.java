package com.anycompany.ordergateway.entrance;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A request of the table, and what it must be answered with.
 *
 * @param target path and query, as they are sent
 * @param headers in the order in which they are sent; a name may occur twice
 * @param code of the problem, or empty
 */
public record Request(
        String name,
        String method,
        String target,
        List<Map.Entry<String, String>> headers,
        byte[] body,
        int status,
        String code) {
    static final String LAPTOP = "{\"order_id\": \"%s\", \"product\": \"Laptop\", \"price\": 999.99}";

    /** An order to place, single quotes standing for double ones. */
    static Request order(String name, String document, int status, String code) {
        return bytes(name, document.replace('\'', '"').getBytes(StandardCharsets.UTF_8), status, code);
    }

    /** An order of exactly these bytes. */
    static Request bytes(String name, byte[] body, int status, String code) {
        var json = List.of(Map.entry("Content-Type", "application/json"));
        return new Request(name, "POST", "/orders", json, body, status, code);
    }

    /** A good order of its own id. */
    static Request laptop(String name, String id, int status, String code) {
        return order(name, LAPTOP.formatted(id), status, code);
    }

    /** A request without a body. */
    static Request of(String method, String target, int status, String code) {
        return new Request(method + " " + shortened(target), method, target, List.of(), new byte[0], status, code);
    }

    /** The same with one header more. */
    Request with(String header, String value) {
        var more = new ArrayList<>(headers);
        more.add(Map.entry(header, value));
        return new Request(name, method, target, more, body, status, code);
    }

    /** The same with a body of so many bytes, filled up with white space. */
    Request padded(int bytes) {
        var more = Arrays.copyOf(body, bytes);
        Arrays.fill(more, body.length, bytes, (byte) ' ');
        return new Request(name, method, target, headers, more, status, code);
    }

    /** The same without any header. */
    Request bare() {
        return new Request(name, method, target, List.of(), body, status, code);
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    @Override
    public String toString() {
        return name + " -> " + status + " " + code;
    }
}

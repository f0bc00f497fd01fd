package com.anycompany.ordergateway.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A request as a test writes it down. Single quotes in a document stand for double ones, for the reader's sake. */
record Call(String method, String path, Map<String, List<String>> headers, byte[] body) {
    /** The order of the brief, to the letter. */
    static final String LAPTOP = """
            {"order_id": "12345", "product": "Laptop", "price": 999.99}""";

    Call {
        headers = new TreeMap<>(headers);
    }

    /** An order to place. */
    static Call order(String document) {
        return bytes(document.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    /** An order to place, from exactly these bytes. */
    static Call bytes(byte[] body) {
        return new Call("POST", "/orders", Map.of("content-type", List.of("application/json")), body);
    }

    /** A reading request. */
    static Call get(String path) {
        return new Call("GET", path, Map.of(), new byte[0]);
    }

    /** The same with another method. */
    Call by(String otherMethod) {
        return new Call(otherMethod, path, headers, body);
    }

    /** The same to another place. */
    Call at(String otherPath) {
        return new Call(method, otherPath, headers, body);
    }

    /** The same with every value that is given for one header, or with none. */
    Call with(String name, String... values) {
        var more = new TreeMap<>(headers);
        more.put(name, List.of(values));
        return new Call(method, path, more, body);
    }

    ApiRequest request() {
        return new ApiRequest(method, path, "", name -> headers.getOrDefault(name, List.of()), body);
    }
}

package com.anycompany.ordergateway.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The contract as a test reads it: maps and lists, with references followed. */
final class OpenApiFile {
    private final Map<?, ?> root;

    private OpenApiFile(Map<?, ?> root) {
        this.root = root;
    }

    /** The file that the gateway serves. */
    static OpenApiFile read() {
        try (var stream = OpenApiFile.class.getResourceAsStream("/openapi.yaml")) {
            var loaded = new Load(LoadSettings.builder().build()).loadFromInputStream(Objects.requireNonNull(stream));
            return new OpenApiFile((Map<?, ?>) Objects.requireNonNull(loaded));
        } catch (IOException e) {
            throw new UncheckedIOException("openapi.yaml", e);
        }
    }

    /** What stands at {@code path}, whose segments may hold slashes; references on the way are followed. */
    Object at(Object... path) {
        Object here = root;
        for (var segment : path) {
            var next = here instanceof List<?> list ? list.get((Integer) segment) : ((Map<?, ?>) here).get(segment);
            here = followed(Objects.requireNonNull(next, () -> "openapi.yaml: " + List.of(path)));
        }
        return here;
    }

    /** The object at {@code path}. */
    Map<?, ?> object(Object... path) {
        return (Map<?, ?>) at(path);
    }

    /** The texts at {@code path}. */
    List<String> texts(Object... path) {
        return ((List<?>) at(path)).stream().map(String.class::cast).toList();
    }

    /** The whole number at {@code path}. */
    int number(Object... path) {
        return (Integer) at(path);
    }

    private Object followed(Object value) {
        return value instanceof Map<?, ?> map && map.get("$ref") instanceof String reference
                ? at(Stream.of(reference.split("/", -1)).skip(1).toArray())
                : value;
    }

    /** One operation of the file. */
    record Operation(String method, String path) {}

    /** Every operation. */
    List<Operation> operations() {
        return object("paths").entrySet().stream()
                .flatMap(path -> ((Map<?, ?>) path.getValue())
                        .keySet().stream()
                                .map(method -> new Operation(
                                        method.toString().toUpperCase(Locale.ROOT),
                                        path.getKey().toString())))
                .toList();
    }
}

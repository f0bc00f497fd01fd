package com.anycompany.ordergateway.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** JSON documents of ours, as UTF-8. */
public final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int USUAL_SIZE = 512;

    private Json() {}

    /** Writes one document. */
    @FunctionalInterface
    public interface Document {
        void writeTo(JsonGenerator json) throws IOException;
    }

    /** The bytes of {@code document}. */
    public static byte[] bytes(Document document) {
        var bytes = new ByteArrayOutputStream(USUAL_SIZE);
        try (var json = FACTORY.createGenerator(bytes)) {
            document.writeTo(json);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    /** The same as text, for services that take text. */
    public static String text(Document document) {
        return new String(bytes(document), StandardCharsets.UTF_8);
    }
}

package com.anycompany.ordergateway.wire;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One HTTP/1.1 message with its whole body. It is passed on with a length, however it came.
 *
 * <p>Source: RFC 9112, sections 6 and 7.
 */
record Message(String start, List<Map.Entry<String, String>> fields, byte[] body) {
    private static final Set<String> OF_THE_BODY = Set.of("content-length", "transfer-encoding", "x-amz-crc32");
    private static final int HEX = 16;

    /** Reads one; empty if the other end closes instead of beginning one. */
    static Optional<Message> read(InputStream in) throws IOException {
        var first = in.read();
        if (first < 0) {
            return Optional.empty();
        }
        var start = (char) first + line(in);
        var fields = fields(in);
        return Optional.of(new Message(start, fields, body(in, fields)));
    }

    Optional<String> field(String name) {
        return field(fields, name);
    }

    /** The same with another body; a checksum of the old one is left out. */
    Message with(byte[] other) {
        return new Message(start, fields, other);
    }

    void write(OutputStream out) throws IOException {
        var head = new StringBuilder(start).append("\r\n");
        fields.stream()
                .filter(field -> !OF_THE_BODY.contains(field.getKey().toLowerCase(Locale.ROOT)))
                .forEach(field -> head.append(field.getKey())
                        .append(": ")
                        .append(field.getValue())
                        .append("\r\n"));
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        out.write(bytes.toByteArray());
        out.flush();
    }

    private static Optional<String> field(List<Map.Entry<String, String>> fields, String name) {
        return fields.stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static List<Map.Entry<String, String>> fields(InputStream in) throws IOException {
        var fields = new ArrayList<Map.Entry<String, String>>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            var colon = line.indexOf(':');
            fields.add(Map.entry(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        return fields;
    }

    private static byte[] body(InputStream in, List<Map.Entry<String, String>> fields) throws IOException {
        if (field(fields, "transfer-encoding").isPresent()) {
            return chunks(in);
        }
        var length = field(fields, "content-length").map(Integer::parseInt).orElse(0);
        var body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException();
        }
        return body;
    }

    private static byte[] chunks(InputStream in) throws IOException {
        var body = new ByteArrayOutputStream();
        for (var size = size(in); size > 0; size = size(in)) {
            body.writeBytes(in.readNBytes(size));
            line(in);
        }
        fields(in);
        return body.toByteArray();
    }

    private static int size(InputStream in) throws IOException {
        var line = line(in);
        var extension = line.indexOf(';');
        return Integer.parseInt((extension < 0 ? line : line.substring(0, extension)).strip(), HEX);
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }
}

package com.anycompany.ordergateway.lambda;

import com.anycompany.ordergateway.json.JsonTree;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The bytes of a request's body, which an event holds as text or in base64. */
final class EventBody {
    /** No text in UTF-8, so that whoever reads it says so. */
    private static final byte[] UNREADABLE = {(byte) 0xFF};

    private EventBody() {}

    static byte[] of(JsonTree event) {
        var body = event.at("body");
        if (!body.present()) {
            return new byte[0];
        }
        return body.text()
                .map(text -> event.at("isBase64Encoded").isTrue() ? decoded(text) : encoded(text))
                .orElseGet(UNREADABLE::clone);
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return UNREADABLE.clone();
        }
    }

    /** Half of a surrogate pair has no bytes; it must not become a question mark on its way. */
    private static byte[] encoded(String text) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            var body = new byte[bytes.remaining()];
            bytes.get(body);
            return body;
        } catch (CharacterCodingException e) {
            return UNREADABLE.clone();
        }
    }
}

package com.anycompany.ordergateway.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads exactly one JSON document (RFC 8259), in valid UTF-8 without a byte order mark, no key twice in any object, and
 * within limits that keep a hostile document cheap. The text is decoded before it is parsed, since a JSON parser that
 * guesses the encoding also takes UTF-16 and overlong forms.
 *
 * <p>The current token is always the first of the value that is to be read next.
 */
public final class StrictJson {
    static final int DEEPEST = 16;
    static final int LONGEST_NUMBER = 40;
    static final int LONGEST_NAME = 128;
    static final int LONGEST_STRING_BYTES = 8 * 1024;

    private static final int MOST_BYTES_A_CHAR = 3;

    /** Remembers no names: they are strangers', and the shared table of them refuses many that have one hash. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private final JsonParser parser;
    private int depth;

    private StrictJson(JsonParser parser) {
        this.parser = parser;
    }

    /** What reads one member of an object; it must consume the member's value. */
    @FunctionalInterface
    public interface Member {
        void read(String name) throws IOException, Unreadable;
    }

    /** What reads one element of an array; it must consume the element. */
    @FunctionalInterface
    public interface Element {
        void read(int index) throws IOException, Unreadable;
    }

    /** What reads the document; it must consume its root. */
    @FunctionalInterface
    public interface Root {
        void read(StrictJson json) throws IOException, Unreadable;
    }

    /** Reads all of {@code body} through {@code root}. */
    public static void read(byte[] body, Root root) throws Unreadable {
        try (var parser = FACTORY.createParser(chars(body))) {
            var json = new StrictJson(parser);
            json.next();
            root.read(json);
            if (parser.nextToken() != null) {
                throw new Unreadable(Unreadable.Flaw.MALFORMED);
            }
        } catch (IOException e) {
            throw new Unreadable(Unreadable.Flaw.MALFORMED);
        }
    }

    /** The first token of the current value. */
    public JsonToken token() {
        return parser.currentToken();
    }

    /** Whether the current value begins with {@code token}. */
    public boolean at(JsonToken token) {
        return parser.currentToken() == token;
    }

    /** The text of the current string, number or literal. */
    public String text() throws IOException {
        return parser.getText();
    }

    /** Reads the members of the current object. */
    public void object(Member member) throws IOException, Unreadable {
        enter();
        var seen = new HashSet<String>();
        while (next() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            if (name.length() > LONGEST_NAME) {
                throw new Unreadable(Unreadable.Flaw.MALFORMED);
            }
            if (!seen.add(name)) {
                throw new Unreadable(Unreadable.Flaw.DUPLICATE_KEY);
            }
            next();
            member.read(name);
        }
        depth--;
    }

    /** Reads the elements of the current array. */
    public void array(Element element) throws IOException, Unreadable {
        enter();
        for (var index = 0; next() != JsonToken.END_ARRAY; index++) {
            element.read(index);
        }
        depth--;
    }

    /** Reads past the current value, whatever it is, as strictly as if it were wanted. */
    public void skip() throws IOException, Unreadable {
        switch (token()) {
            case START_OBJECT -> object(name -> skip());
            case START_ARRAY -> array(index -> skip());
            default -> {}
        }
    }

    private void enter() throws Unreadable {
        if (++depth > DEEPEST) {
            throw new Unreadable(Unreadable.Flaw.MALFORMED);
        }
    }

    private JsonToken next() throws IOException, Unreadable {
        var token = parser.nextToken();
        if (token == null || tooLong(token)) {
            throw new Unreadable(Unreadable.Flaw.MALFORMED);
        }
        return token;
    }

    private boolean tooLong(JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_STRING -> tooLongInUtf8(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getTextLength() > LONGEST_NUMBER;
            default -> false;
        };
    }

    private static boolean tooLongInUtf8(@Nullable String text) {
        return text != null
                && text.length() * MOST_BYTES_A_CHAR > LONGEST_STRING_BYTES
                && text.getBytes(StandardCharsets.UTF_8).length > LONGEST_STRING_BYTES;
    }

    private static char[] chars(byte[] body) throws Unreadable {
        try {
            var decoder = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            var decoded = decoder.decode(ByteBuffer.wrap(body));
            var chars = new char[decoded.remaining()];
            decoded.get(chars);
            return chars;
        } catch (CharacterCodingException e) {
            throw new Unreadable(Unreadable.Flaw.MALFORMED);
        }
    }
}

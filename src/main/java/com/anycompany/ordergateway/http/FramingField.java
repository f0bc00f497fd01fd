package com.anycompany.ordergateway.http;

import io.netty.buffer.ByteBuf;

/** The header fields that say where a request ends, whom it is for and whether another follows (RFC 9112, 3.2, 6, 9). */
enum FramingField {
    HOST("host"),
    CONTENT_LENGTH("content-length"),
    TRANSFER_ENCODING("transfer-encoding"),
    EXPECT("expect"),
    CONNECTION("connection"),
    /** Of a WebSocket draft before RFC 6455; Netty reads eight bytes of body after a GET that carries both keys. */
    WEBSOCKET_KEY_1("sec-websocket-key1"),
    WEBSOCKET_KEY_2("sec-websocket-key2"),
    OTHER("");

    private static final FramingField[] ALL = values();

    private final String text;

    FramingField(String text) {
        this.text = text;
    }

    /** The field of that name, in any case; {@link #OTHER} for what is no concern here. */
    static FramingField of(ByteBuf in, int start, int stop) {
        for (var field : ALL) {
            if (Line.is(field.text, in, start, stop)) {
                return field;
            }
        }
        return OTHER;
    }
}

package com.anycompany.ordergateway.http;

import io.netty.buffer.ByteBuf;
import io.netty.util.ByteProcessor;

/** A set of bytes that the grammar of HTTP/1.1 is made of (RFC 9110, 5.5 and 5.6.2; RFC 3986, appendix A). */
final class Characters implements ByteProcessor {
    private static final String ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /** Of methods and of names of fields. */
    static final Characters TOKEN = new Characters(ALPHANUMERIC + "!#$%&'*+-.^_`|~");

    /** Of targets as clients really send them: anything visible but the mark of a fragment. */
    static final Characters TARGET = new Characters(ALPHANUMERIC + "!\"$%&'()*+,-./:;<=>?@[\\]^_`{|}~");

    /** Of the name or the IPv4 address of a host. */
    static final Characters HOST = new Characters(ALPHANUMERIC + "-._~%!$&'()*+,;=");

    static final Characters DIGITS = new Characters("0123456789");

    /** Of a line: everything but control characters; a tab is white space of the grammar. */
    static final ByteProcessor TEXT = value -> value < 0 || (value >= ' ' && value != 0x7F) || value == '\t';

    private final boolean[] members = new boolean[128];

    private Characters(String members) {
        members.chars().forEach(member -> this.members[member] = true);
    }

    /** Whether {@code value} is in the set. */
    @Override
    public boolean process(byte value) {
        return value >= 0 && members[value];
    }

    /** Whether all bytes of a range are in the set; so are those of an empty one. */
    boolean containsAll(ByteBuf in, int start, int stop) {
        return in.forEachByte(start, stop - start, this) < 0;
    }
}

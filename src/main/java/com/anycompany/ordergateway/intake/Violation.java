package com.anycompany.ordergateway.intake;

/**
 * One thing wrong with a document.
 *
 * @param pointer where, as a JSON pointer (RFC 6901); the empty text is the whole document
 * @param detail what is expected there; never what was sent
 */
public record Violation(String pointer, ViolationCode code, String detail) {}

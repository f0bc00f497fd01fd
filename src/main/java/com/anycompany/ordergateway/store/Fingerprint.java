package com.anycompany.ordergateway.store;

/** What an order's content hashes to, as it was sent: two requests mean the same order when theirs are equal. */
public record Fingerprint(String value) {}

package com.anycompany.ordergateway.order;

import java.time.Duration;
import java.time.Instant;

/**
 * A piece of an order's way, as it was measured.
 *
 * @param name such as {@code place order} or {@code event}
 * @param result what became of it, in a word
 * @param trouble whether that is worth a person's look
 */
public record Step(String name, Instant begun, Duration took, String result, boolean trouble) {}

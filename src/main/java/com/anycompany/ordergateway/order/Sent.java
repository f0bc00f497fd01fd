package com.anycompany.ordergateway.order;

import java.time.Duration;

/**
 * What became of one delivery in one round, for whoever tells of it.
 *
 * @param result in a word: {@code delivered}, {@code recipient-not-verified}, {@code timeout}
 * @param trouble whether that is worth a person's look; a send that was held back is not, since a change of state was told
 * @param took since the send was asked for, with the wait for a place and every repeat
 */
public record Sent(OutboxEntry entry, String result, boolean trouble, Duration took) {}

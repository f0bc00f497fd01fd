package com.anycompany.ordergateway.store;

import com.anycompany.ordergateway.order.OrderId;
import java.time.Instant;

/**
 * An order as the index of outboxes names it.
 *
 * @param dueAt when it is due or, where only parked entries are left, was parked
 * @param receivedAt when it was accepted; {@code dueAt} where the index does not say
 */
public record Standing(OrderId id, Instant dueAt, Instant receivedAt) {}

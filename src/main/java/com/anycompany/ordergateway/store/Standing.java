package com.anycompany.ordergateway.store;

import com.anycompany.ordergateway.order.OrderId;
import java.time.Instant;

/** An order as the index of outboxes names it: when it is due or, where only parked entries are left, was parked. */
public record Standing(OrderId id, Instant dueAt) {}

/**
 * The ports of the durable state: one order, written once, with its outbox inside.
 *
 * <p>The outbox is no second table: what is still to be told stands in the order's own item, so one conditional write
 * makes both true at once. Every later write is fenced by the lease epoch.
 */
@NullMarked
package com.anycompany.ordergateway.store;

import org.jspecify.annotations.NullMarked;

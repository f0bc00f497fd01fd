/**
 * Tells everyone who must hear of an order, after its caller was answered.
 *
 * <p>{@link com.anycompany.ordergateway.delivery.Courier} sends what one outbox still holds and writes down what became of
 * it; {@link com.anycompany.ordergateway.delivery.Dispatcher} hands it the orders that this process has just stored. What
 * the courier does not get rid of stays in the item, and so does what a crash leaves behind.
 *
 * <p>What became of a first round goes back to who took the order, for the order's one line in the log; a later round has
 * a line of its own ({@link com.anycompany.ordergateway.delivery.RoundLog}).
 */
@NullMarked
package com.anycompany.ordergateway.delivery;

import org.jspecify.annotations.NullMarked;

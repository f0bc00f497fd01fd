/**
 * What an operator does and asks: looks at outboxes, puts parked deliveries back or takes some out, compares what is
 * stored with what was told, and learns what is wrong with the surroundings. Decides purely; reads and writes through
 * ports.
 */
@NullMarked
package com.anycompany.ordergateway.operations;

import org.jspecify.annotations.NullMarked;

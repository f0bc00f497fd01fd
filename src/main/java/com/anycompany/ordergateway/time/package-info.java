/**
 * Time as an argument: deadlines, and the port through which somebody else moves the clock.
 *
 * <p>Nothing in {@code intake}, {@code delivery}, {@code resilience} or {@code aws} reads a clock or starts a timer of its
 * own; they are given a {@link com.anycompany.ordergateway.time.Timer}, so that a test moves an hour in a millisecond.
 */
@NullMarked
package com.anycompany.ordergateway.time;

import org.jspecify.annotations.NullMarked;

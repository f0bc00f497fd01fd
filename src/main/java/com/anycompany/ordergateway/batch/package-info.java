/**
 * Group commit: one call shared among many, without ever waiting to fill it. While a call is under way on a lane, what
 * arrives queues up; when the lane is free, all that is queued goes in the next call. An idle gateway has the latency of
 * a single call, a busy one makes a fraction of the calls. Where several lanes are allowed, a busy one uses the others only
 * for full calls, and while the latest call is slow: what comes waits for that rather than going in a small call.
 *
 * <p>No AWS type is known here. The only alarm gives a call of its own to what waits for a slow one.
 */
@NullMarked
package com.anycompany.ordergateway.batch;

import org.jspecify.annotations.NullMarked;

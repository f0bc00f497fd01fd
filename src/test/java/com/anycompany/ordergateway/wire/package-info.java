/**
 * Faults on the wire: a proxy between the gateway and AWS, what the gateway makes of each fault, and a benchmark of how fast
 * it does so.
 */
@NullMarked
package com.anycompany.ordergateway.wire;

import org.jspecify.annotations.NullMarked;

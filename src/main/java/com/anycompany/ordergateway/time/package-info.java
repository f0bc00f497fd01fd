/** Deadlines and the timer port. */
@NullMarked
package com.anycompany.ordergateway.time;

import org.jspecify.annotations.NullMarked;

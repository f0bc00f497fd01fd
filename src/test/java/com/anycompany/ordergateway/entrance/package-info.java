/** What a caller sees whichever entrance it comes through: one table of requests, over HTTP and in every form of event. */
@NullMarked
package com.anycompany.ordergateway.entrance;

import org.jspecify.annotations.NullMarked;

/**
 * The vocabulary: orders, ids, money, the trace that an order belongs to, and what is left to tell whom. Pure values, no
 * dependency.
 */
@NullMarked
package com.anycompany.ordergateway.order;

import org.jspecify.annotations.NullMarked;

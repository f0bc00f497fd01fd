/**
 * What a fresh process plays with before it is ready: a stand-in for AWS, and callers that post orders to the gateway
 * itself, all on the loopback interface. Nothing here knows what an order is, and nothing real is ever touched.
 */
@org.jspecify.annotations.NullMarked
package com.anycompany.ordergateway.rehearsal;

/**
 * What the gateway says of itself while it runs: its log, and its metrics: what is measured stands in
 * a {@link com.anycompany.ordergateway.telemetry.MeterBook}, and a
 * {@link com.anycompany.ordergateway.telemetry.Publication} says where it goes.
 */
@org.jspecify.annotations.NullMarked
package com.anycompany.ordergateway.telemetry;

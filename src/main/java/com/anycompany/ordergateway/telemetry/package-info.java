/** What the gateway says of itself while it runs: so far its log. */
@org.jspecify.annotations.NullMarked
package com.anycompany.ordergateway.telemetry;

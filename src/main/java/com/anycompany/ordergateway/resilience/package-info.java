/**
 * What stands between a decision and a dependency: retries within a deadline, above the adapters.
 */
@NullMarked
package com.anycompany.ordergateway.resilience;

import org.jspecify.annotations.NullMarked;

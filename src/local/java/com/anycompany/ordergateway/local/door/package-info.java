/**
 * The one endpoint: reads calls, finds the service they are for, injects faults, answers.
 */
@NullMarked
package com.anycompany.ordergateway.local.door;

import org.jspecify.annotations.NullMarked;

/**
 * How a call on AWS is addressed, refused and passed on: what the front door and the services behind it share.
 */
@NullMarked
package com.anycompany.ordergateway.local.wire;

import org.jspecify.annotations.NullMarked;

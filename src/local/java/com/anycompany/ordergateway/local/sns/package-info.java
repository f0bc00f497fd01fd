/** SNS on a laptop: its query protocol, its refusals, and the fan-out to queues. */
@NullMarked
package com.anycompany.ordergateway.local.sns;

import org.jspecify.annotations.NullMarked;

/** SES on a laptop: the second version of its API, its sandbox and its refusals. */
@NullMarked
package com.anycompany.ordergateway.local.ses;

import org.jspecify.annotations.NullMarked;

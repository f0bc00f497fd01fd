/**
 * Bytes to values and back: the one table of endpoints, the decoder, the encoders, the problems.
 *
 * <p>Both entrances (HTTP and Lambda) hand every request to {@link com.anycompany.ordergateway.api.Api} and send back what
 * it answers, so that a caller cannot tell them apart. An entrance decides nothing but what concerns its own wire.
 */
@NullMarked
package com.anycompany.ordergateway.api;

import org.jspecify.annotations.NullMarked;

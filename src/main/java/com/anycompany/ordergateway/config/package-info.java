/**
 * The typed configuration, read once: environment over {@code gateway.yaml} over defaults, refused as a whole with every
 * fault listed. {@link com.anycompany.ordergateway.config.Setting} is the list of everything that can be set.
 */
@NullMarked
package com.anycompany.ordergateway.config;

import org.jspecify.annotations.NullMarked;

/**
 * The composition root: {@link com.anycompany.ordergateway.app.Gateway} puts everything together with plain {@code new}, and
 * {@link com.anycompany.ordergateway.app.Main} runs it in a role. The only package that reads the clock and draws chance.
 */
@NullMarked
package com.anycompany.ordergateway.app;

import org.jspecify.annotations.NullMarked;

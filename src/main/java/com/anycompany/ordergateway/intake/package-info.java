/**
 * Accepts or refuses one order: the rules of its content, its identity, and what a write's outcome means.
 *
 * <p>Read {@link com.anycompany.ordergateway.intake.Intake} first. Nothing here knows how a request came in or which
 * database stands behind the port.
 */
@NullMarked
package com.anycompany.ordergateway.intake;

import org.jspecify.annotations.NullMarked;

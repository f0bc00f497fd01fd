/**
 * The entrances on AWS Lambda: events to values and back, and the one wait that Lambda asks for. What a request means is
 * decided in {@code api}, how an order is told in {@code delivery}; {@code app} puts both together without a port.
 *
 * <p>Handlers are shared by invocations and safe for several threads. Nothing is left to the time after an answer, when
 * the process stands still.
 */
@NullMarked
package com.anycompany.ordergateway.lambda;

import org.jspecify.annotations.NullMarked;

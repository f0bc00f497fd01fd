/**
 * The packaged gateway as a real process, struck by real signals under load. The embedded AWS lives in the tests' JVM and
 * survives. Left out of {@code mvn verify}; {@code mvn -Pcrashes verify} runs it.
 */
@NullMarked
package com.anycompany.ordergateway.crash;

import org.jspecify.annotations.NullMarked;

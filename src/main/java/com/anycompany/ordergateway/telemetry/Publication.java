package com.anycompany.ordergateway.telemetry;

import java.util.Optional;
import java.util.function.Supplier;

/** Where metrics go. Nothing that becomes of them there ever reaches who is measured. */
public interface Publication extends AutoCloseable {
    /** Nobody is told. */
    Publication NOWHERE = new Publication() {};

    /** Hands over what was measured so far, where that is done call by call. Never fails. */
    default void flush() {}

    /** A page that shows it, if there is one: text of Prometheus. */
    default Optional<Supplier<String>> page() {
        return Optional.empty();
    }

    /** Hands over the rest and ends, which may take some seconds and block. */
    @Override
    default void close() {}
}

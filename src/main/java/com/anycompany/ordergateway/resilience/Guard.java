package com.anycompany.ordergateway.resilience;

import com.anycompany.ordergateway.fault.DependencyException;
import io.vertx.core.Future;
import java.util.function.Supplier;

/** What stands around each wire call on one dependency. */
public interface Guard {
    /** No guard at all: for a command that a person runs and watches. */
    Guard NONE = new Guard() {
        @Override
        public <T> Future<T> call(Supplier<Future<T>> wire) {
            return Future.succeededFuture().compose(begun -> wire.get());
        }

        @Override
        public boolean shut() {
            return false;
        }
    };

    /**
     * Makes one wire call, unless that would be of no use now: then fails at once with {@link DependencyException} and
     * {@link com.anycompany.ordergateway.fault.Fault#HELD_BACK}, and nothing was sent. Completes as {@code wire} does.
     */
    <T> Future<T> call(Supplier<Future<T>> wire);

    /** Whether every call would be held back now, since the dependency is known to be in trouble. */
    boolean shut();
}

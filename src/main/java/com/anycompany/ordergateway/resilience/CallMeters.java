package com.anycompany.ordergateway.resilience;

/**
 * Told of the calls on one dependency, for those who count. Asked in the middle of every call: must be quick, take no lock
 * and never throw.
 */
public interface CallMeters {
    /** Counts nothing. */
    CallMeters NONE = new CallMeters() {};

    /**
     * One piece of work was tried, by a call of its own or a shared one; {@code again} after a failure. What was held back
     * before any call was not tried.
     */
    default void tried(boolean again) {}

    /** A call on the wire has ended, well or otherwise, {@code millis} after it was begun. */
    default void called(boolean well, long millis) {}
}

package com.anycompany.ordergateway.fault;

/**
 * A dependency failed. Made only where the dependency is spoken to, or where a guard in front of it refuses; the
 * message names dependency and fault and nothing of the request.
 */
public final class DependencyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String dependency;
    private final Fault fault;

    /** A failure seen in the dependency's own answer or silence. */
    public DependencyException(String dependency, Fault fault, Throwable cause) {
        super(dependency + ": " + fault, cause);
        this.dependency = dependency;
        this.fault = fault;
    }

    /** A refusal of our own, in front of the dependency. It has no stack trace: there may be thousands a second. */
    public DependencyException(String dependency, Fault fault) {
        super(dependency + ": " + fault, null, false, false);
        this.dependency = dependency;
        this.fault = fault;
    }

    /** Whether {@code failure} says that nothing was tried: see {@link Fault#HELD_BACK}. */
    public static boolean heldBack(Throwable failure) {
        return failure instanceof DependencyException dependency && dependency.fault == Fault.HELD_BACK;
    }

    /** Which one, as logs and meters name it: {@code orders-table}, {@code topic}, {@code queue}, {@code mail}. */
    public String dependency() {
        return dependency;
    }

    /** What follows from it. */
    public Fault fault() {
        return fault;
    }
}

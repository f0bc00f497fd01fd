package com.anycompany.ordergateway.intake;

import java.util.Optional;

/** How much is let in at once. What is not let in is refused before any work is done for it. */
public interface Admission {
    /** What asks to be let in. */
    enum Kind {
        /** An order to take. */
        ORDER,
        /** A look at one: it has places of its own, so that reads go on while orders are refused. */
        READ
    }

    /** A place for one more, unless there is none. Every place must be given back, once. */
    Optional<Permit> admit(Kind kind);

    /** One place. */
    interface Permit {
        /** The work has ended, and how long it took says how busy we are. */
        void ended();

        /** The work has ended, and its time says nothing: it was refused early, or never reached the store. */
        void endedEarly();
    }
}

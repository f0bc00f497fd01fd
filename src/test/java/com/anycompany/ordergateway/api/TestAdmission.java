package com.anycompany.ordergateway.api;

import com.anycompany.ordergateway.intake.Admission;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Lets in what a test says, and counts the places that are taken. */
final class TestAdmission implements Admission {
    private final Map<Kind, Integer> taken = new EnumMap<>(Kind.class);
    private int most = Integer.MAX_VALUE;

    /** From now on so many of each kind at once. */
    void letsIn(int atOnce) {
        most = atOnce;
    }

    /** How many places are taken now. */
    int taken(Kind kind) {
        return taken.getOrDefault(kind, 0);
    }

    @Override
    public Optional<Permit> admit(Kind kind) {
        if (taken(kind) >= most) {
            return Optional.empty();
        }
        taken.merge(kind, 1, Integer::sum);
        return Optional.of(new Place(kind));
    }

    private final class Place implements Permit {
        private final Kind kind;
        private boolean given;

        private Place(Kind kind) {
            this.kind = kind;
        }

        @Override
        public void ended() {
            if (given) {
                throw new IllegalStateException("place given back twice");
            }
            given = true;
            taken.merge(kind, -1, Integer::sum);
        }

        @Override
        public void endedEarly() {
            ended();
        }
    }
}

package com.anycompany.ordergateway.simulation;

import java.util.function.Consumer;

/**
 * One life of one node, from its start to its crash or its end: what belongs to it runs only while it is alive and awake.
 * Its clock goes wrong by a constant.
 */
final class Life {
    /** What belongs to no process. */
    static final Life WORLD = new Life("world", 0, 0, crashed -> {}, frozen -> {});

    private static final int NEVER = Integer.MAX_VALUE;

    private final String name;
    private final long born;
    private final long skew;
    private final Consumer<Life> onCrash;
    private final Consumer<Life> onFreeze;
    private boolean alive = true;
    private int crashIn = NEVER;
    private int freezeIn = NEVER;
    private long freezeFor;
    private long frozenUntil;
    private long frozenInAll;

    Life(String name, long born, long skew, Consumer<Life> onCrash, Consumer<Life> onFreeze) {
        this.name = name;
        this.born = born;
        this.skew = skew;
        this.onCrash = onCrash;
        this.onFreeze = onFreeze;
    }

    /** Unique among all lives of all nodes: also its name as the owner of leases. */
    String name() {
        return name;
    }

    /** When it began, by the world's time. */
    long born() {
        return born;
    }

    /** By how many milliseconds its clock is ahead. */
    long skew() {
        return skew;
    }

    boolean alive() {
        return alive;
    }

    long frozenUntil() {
        return frozenUntil;
    }

    /** For how many milliseconds it was or is to be frozen so far. */
    long frozenInAll() {
        return frozenInAll;
    }

    boolean isWorld() {
        return this.equals(WORLD);
    }

    /** It will crash before its next step but so many. */
    void crashIn(int steps) {
        crashIn = steps;
    }

    /** It will freeze before its next step but so many. */
    void freezeIn(int steps, long length) {
        freezeIn = steps;
        freezeFor = length;
    }

    /** Ends it: nothing that belongs to it runs any more. */
    void end() {
        alive = false;
    }

    /** Nothing happens to it from now on; if it is frozen it will wake. */
    void calm() {
        crashIn = NEVER;
        freezeIn = NEVER;
    }

    /** Whether it may go on with its next step, or crashes or freezes before it. */
    boolean mayStep(long now) {
        if (crashIn != NEVER && --crashIn < 0) {
            end();
            onCrash.accept(this);
            return false;
        }
        if (freezeIn != NEVER && --freezeIn < 0) {
            freezeIn = NEVER;
            frozenUntil = now + freezeFor;
            frozenInAll += freezeFor;
            onFreeze.accept(this);
            return false;
        }
        return true;
    }

    @Override
    public String toString() {
        return name;
    }
}

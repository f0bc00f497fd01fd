package com.anycompany.ordergateway.simulation;

import java.util.Optional;
import java.util.SplittableRandom;

/** A place for one node: when one crashes or ends there, another begins after a while, under another name. */
final class Slot {
    private static final int MOST_STEPS = 60;
    private static final long PATIENCE = 5_000;

    private final int number;
    private final PlantedBug bug;
    private final World world;
    private final Wire wire;
    private final Plan plan;
    private final SplittableRandom random;
    private Optional<Node> node = Optional.empty();
    private int lives;
    private boolean calm;

    Slot(int number, PlantedBug bug, World world, Wire wire, Plan plan, SplittableRandom random) {
        this.number = number;
        this.bug = bug;
        this.world = world;
        this.wire = wire;
        this.plan = plan;
        this.random = random;
    }

    /** The node that is up here and takes requests. */
    Optional<Node> node() {
        return node.filter(up -> up.process().alive());
    }

    /** Nothing happens here any more, and somebody is up. */
    void calm() {
        calm = true;
        node().ifPresentOrElse(up -> up.process().calm(), this::start);
    }

    /** Whether somebody is up here who cannot move. */
    boolean frozen() {
        return node().filter(up -> up.process().frozenUntil() > world.now()).isPresent();
    }

    /** Somebody new begins here, unless somebody is up. */
    void start() {
        if (node().isPresent()) {
            return;
        }
        var half = (int) TableLaws.SKEW / 2;
        var skew = random.nextInt(-half, half + 1);
        var process = new Life("n" + number + "." + lives++, world.now(), skew, this::crashed, this::froze);
        if (!calm) {
            disturb(process);
        }
        world.note(process, "starts", "clock", skew);
        node = Optional.of(Planting.node(bug, process, world, wire, plan.settings(), random.split()));
    }

    private void disturb(Life process) {
        switch (plan.kind()) {
            case EVERYTHING, LATE_WRITES, MAIL_IN_THE_DARK, LEFT_TO_THE_STREAM -> disturbAtRandom(process);
            case SHARED_CALLS -> {
                if (random.nextBoolean()) {
                    world.scheduler().later(random.nextLong(300), () -> end(process));
                }
            }
            case ONE_SINK_DOWN, FREEZES, A_DAY_OF_IT -> {}
        }
    }

    private void disturbAtRandom(Life process) {
        switch (random.nextInt(6)) {
            case 0, 1 -> process.crashIn(random.nextInt(MOST_STEPS));
            case 2 -> freeze(process);
            case 3 -> {
                freeze(process);
                process.crashIn(random.nextInt(2 * MOST_STEPS));
            }
            case 4 -> world.scheduler().later(random.nextLong(15_000), () -> end(process));
            default -> {}
        }
    }

    /** Perhaps for longer than a lease lasts. */
    private void freeze(Life process) {
        process.freezeIn(random.nextInt(MOST_STEPS), random.nextLong(500, 15_000));
    }

    private void froze(Life process) {
        world.note(process, "freezes", process.frozenUntil() - world.now(), "ms");
        world.count(Expected.FREEZE);
        if (!calm && random.nextBoolean()) {
            freeze(process);
        }
    }

    private void crashed(Life process) {
        world.note(process, "crashes");
        world.count(Expected.CRASH);
        node = Optional.empty();
        world.scheduler().later(random.nextLong(200, 6_000), this::start);
    }

    /** An orderly end: no more requests, and what is left is given back as far as the time allows. */
    private void end(Life process) {
        var ending = node().filter(up -> up.process().equals(process));
        if (calm || ending.isEmpty()) {
            return;
        }
        world.note(process, "ends");
        world.count(Expected.END);
        node = Optional.empty();
        world.scheduler()
                .later(
                        process,
                        Scheduler.Weight.STEP,
                        0,
                        () -> ending.get().stop().run());
        world.scheduler().later(PATIENCE, () -> {
            process.end();
            start();
        });
    }
}

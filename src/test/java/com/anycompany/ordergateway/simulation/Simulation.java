package com.anycompany.ordergateway.simulation;

import com.anycompany.ordergateway.time.ManualTimer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * One seed: some gateways on one table, first in a storm in which anything may happen, then in a calm in which everything
 * must come to rest. One thread, virtual time, and the same events whenever the seed is the same.
 */
final class Simulation {
    private static final long START = ManualTimer.START.toEpochMilli();
    /** How often an operator looks during a storm. */
    private static final int VISITS = 12;

    private static final long MOST_TASKS = 3_000_000;

    private final long seed;
    private final PlantedBug bug;
    private final Journal journal;
    private final Tally tally = new Tally();
    private final SplittableRandom random;
    private final Plan plan;
    private final Scheduler scheduler;
    private final World world;
    private final Faults faults;
    private final AnswerLaws answerLaws;
    private final Wire wire;
    private final List<Slot> slots = new ArrayList<>();
    private final List<Customer> customers = new ArrayList<>();
    private final TableStream stream;
    private final Operator operator;
    private final SplittableRandom mishaps;
    private boolean calm;

    private Simulation(long seed, PlantedBug bug, Journal journal) {
        this.seed = seed;
        this.bug = bug;
        this.journal = journal;
        this.random = new SplittableRandom(seed * 0x9E37_79B9_7F4A_7C15L + 1);
        this.plan = Plan.drawn(random.split());
        this.scheduler = new Scheduler(START, random.split());
        var lag = random.split();
        var leftToTheStream =
                plan.kind() == Plan.Kind.LEFT_TO_THE_STREAM && bug.place() != PlantedBug.Place.IN_THE_WORKS;
        this.world = new World(
                scheduler, journal, tally, () -> lag.nextLong(plan.indexLag()), plan.settings(), leftToTheStream);
        this.faults = faults(random.split());
        this.answerLaws = new AnswerLaws(world, plan.settings());
        this.wire = new Wire(scheduler, faults, plan.settings(), random.split(), world.wireLaws(), this::mishap);
        this.mishaps = random.split();
        this.stream = new TableStream(world, this::nodes, new SplittableRandom(seed * 0xD1B5_4A32_D192_ED03L + 1));
        world.table().watch(stream);
        this.operator = new Operator(world, bug != PlantedBug.ADDS_WORK_IN_THE_SAME_EPOCH);
    }

    /** Runs a seed. */
    static Result run(long seed) {
        return run(seed, PlantedBug.NONE);
    }

    /** Runs a seed with a bug in it. */
    static Result run(long seed, PlantedBug bug) {
        return new Simulation(seed, bug, Journal.ofTheEnd(START)).run();
    }

    /** Runs a seed and keeps every event. */
    static Result runWithEverything(long seed) {
        return new Simulation(seed, PlantedBug.NONE, Journal.ofEverything(START)).run();
    }

    private Faults faults(SplittableRandom drawing) {
        var end = START + plan.storm().toMillis();
        return switch (plan.kind()) {
            case EVERYTHING, LEFT_TO_THE_STREAM -> Faults.drawn(drawing, tally, START, end);
            case ONE_SINK_DOWN -> {
                var service = Service.SINKS.get(drawing.nextInt(Service.SINKS.size()));
                yield throughout(drawing, service, Faults.drawLasting(drawing, service));
            }
            case MAIL_IN_THE_DARK -> {
                var dark = throughout(drawing, Service.SES, Fate.LOST_ANSWER);
                yield drawing.nextBoolean() ? dark : dark.and(episode(Service.SQS, Fate.LOST_ANSWER));
            }
            case LATE_WRITES -> throughout(drawing, Service.SQS, Fate.THROTTLED).and(0.25, Fate.DONE_LATE);
            case FREEZES -> throughout(drawing, Service.SNS, Fate.LOST_ANSWER).and(0.3, Fate.LOST_ANSWER);
            case SHARED_CALLS ->
                throughout(drawing, Service.SES, Fate.THROTTLED).and(0.4, Fate.INVALID, Fate.THROTTLED);
            case A_DAY_OF_IT -> throughout(drawing, Service.SNS, Fate.THROTTLED);
        };
    }

    private Faults throughout(SplittableRandom drawing, Service service, Fate fate) {
        return Faults.oneDown(drawing, tally, episode(service, fate));
    }

    private Faults.Episode episode(Service service, Fate fate) {
        return new Faults.Episode(service, fate, START, START + plan.storm().toMillis());
    }

    /** A node that does not know what became of a write may freeze at its next step. */
    private void mishap(Attempt attempt) {
        var inDoubt = attempt.operation().equals("PutItem") && attempt.inDoubt();
        if (plan.kind() == Plan.Kind.FREEZES && !calm && inDoubt && mishaps.nextBoolean()) {
            attempt.process().freezeIn(mishaps.nextInt(3), mishaps.nextLong(6_500, 12_000));
        }
    }

    private Result run() {
        Expected.announce(tally);
        world.note("world", "begins", plan.kind(), plan.nodes(), "nodes", plan.wishes(), "wishes");
        IntStream.range(0, plan.nodes()).forEach(number -> slots.add(slot(number)));
        slots.forEach(Slot::start);
        wish(random.split());
        var visits = random.split();
        IntStream.range(0, VISITS)
                .forEach(visit -> scheduler.later(visits.nextLong(plan.storm().toMillis()), operator::look));
        scheduler.runUntil(START + plan.storm().toMillis(), this::over);
        if (!over()) {
            endOfStorm();
            scheduler.runUntil(scheduler.now() + longestCalm().toMillis(), this::atRest);
        }
        if (!over()) {
            rest();
        }
        return new Result(seed, world.verdict().broken(), tally, journal.lines());
    }

    private Slot slot(int number) {
        return new Slot(number, bug, world, wire, plan, random.split());
    }

    private void wish(SplittableRandom drawing) {
        for (var number = 0; number < plan.wishes(); number++) {
            var wish = Wish.drawn(number, drawing);
            var at = drawing.nextLong(plan.busy().toMillis());
            customer(wish, at, drawing);
            for (var again = wish.repeatable() ? drawing.nextInt(3) : 0; again > 0; again--) {
                var near = drawing.nextBoolean() ? drawing.nextInt(30) : drawing.nextInt(5_000);
                var other = drawing.nextInt(4) == 0 ? wish.conflicting() : wish;
                customer(other, at + near, drawing);
            }
        }
    }

    private void customer(Wish wish, long at, SplittableRandom drawing) {
        var own = drawing.split();
        var customer = new Customer(world, answerLaws, () -> anyNode(own), own, wish);
        customers.add(customer);
        scheduler.later(at, customer::post);
    }

    private Optional<Node> anyNode(SplittableRandom drawing) {
        var up = nodes();
        return up.isEmpty() ? Optional.empty() : Optional.of(up.get(drawing.nextInt(up.size())));
    }

    private List<Node> nodes() {
        return slots.stream().flatMap(slot -> slot.node().stream()).toList();
    }

    private void endOfStorm() {
        if (plan.kind() == Plan.Kind.ONE_SINK_DOWN) {
            EndLaws.healthySinksWereServed(world, plan, faults);
        }
        world.note("world", "calms down");
        calm = true;
        faults.end();
        slots.forEach(Slot::calm);
        stream.calm();
        operator.look();
    }

    /** By when everything must have come to rest: leases and back-offs run out, and relays have looked a few times. */
    private Duration longestCalm() {
        var orders = plan.settings().orders();
        return orders.lease()
                .plus(orders.backOffLongest())
                .plus(orders.relay().idle())
                .multipliedBy(3)
                .plusSeconds(90);
    }

    private boolean over() {
        return world.verdict().broken().isPresent() || scheduler.run() > MOST_TASKS;
    }

    private boolean atRest() {
        return over()
                || (calm
                        && world.tableLaws().open() == 0
                        && scheduler.underWay() == 0
                        && slots.stream().noneMatch(Slot::frozen)
                        && answerLaws.open().stream()
                                .noneMatch(request -> request.process().alive())
                        && customers.stream().allMatch(Customer::done));
    }

    /** Looks at every order once more, as a caller would, and then at everything else. */
    private void rest() {
        anyNode(random)
                .ifPresent(node -> answerLaws
                        .acknowledged()
                        .forEach(id -> node.requests()
                                .handle(Wish.look(id))
                                .onComplete(result -> answerLaws.shown(id, result.result()))));
        scheduler.runUntil(scheduler.now() + 3_000, this::over);
        answerLaws.atRest();
        EndLaws.atRest(world, plan);
        world.require(customers.stream().allMatch(Customer::done), "every customer learns how it ended", "not all did");
    }
}

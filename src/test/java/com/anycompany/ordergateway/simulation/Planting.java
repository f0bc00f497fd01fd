package com.anycompany.ordergateway.simulation;

import com.anycompany.ordergateway.app.FunctionWorks;
import com.anycompany.ordergateway.app.Works;
import com.anycompany.ordergateway.aws.AwsServices;
import com.anycompany.ordergateway.config.Settings;
import com.anycompany.ordergateway.meters.Measures;
import com.anycompany.ordergateway.resilience.Breaker;
import com.anycompany.ordergateway.time.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Makes nodes: the real works on a simulated clock and simulated AWS, or a variant with a bug. */
final class Planting {
    private Planting() {}

    static Node node(PlantedBug bug, Life process, World world, Wire wire, Settings settings, SplittableRandom random) {
        var timer = timer(bug, process, world);
        var aws = services(bug, process, world, wire);
        var seeded = random.split();
        RandomGenerator noted = () -> {
            var number = seeded.nextLong();
            world.draws(number);
            return number;
        };
        Breaker.Watcher breakers =
                (dependency, open) -> world.count(open ? Expected.BREAKER_OPENS : Expected.BREAKER_CLOSES);
        if (world.leftToTheStream()) {
            var works = new FunctionWorks(settings, aws, timer, noted, process.name(), breakers, Measures.NONE);
            return Node.start(process, works, timer, settings, random);
        }
        var works = bug.place() == PlantedBug.Place.IN_THE_WORKS
                ? PlantedWorks.of(bug, settings, aws, timer, noted, process.name())
                : Works.of(settings, new Works.Aws(aws, aws), timer, noted, process.name(), breakers);
        return Node.start(process, works, timer, settings, random);
    }

    private static AwsServices services(PlantedBug bug, Life process, World world, Wire wire) {
        var table = new SimDynamoDb(world, wire, process);
        return new AwsServices(
                bug.place() == PlantedBug.Place.IN_THE_CALL
                        ? new PlantedCalls(bug, table, id -> world.table().delete(process.name(), id))
                        : table,
                new SimSns(world, wire, process),
                new SimSqs(world, wire, process),
                new SimSes(world, wire, process));
    }

    private static Timer timer(PlantedBug bug, Life process, World world) {
        var timer = new SimTimer(world.scheduler(), process);
        return bug == PlantedBug.DELIVERS_AGAIN_AFTER_A_THAW ? new Halting(timer, process) : timer;
    }

    /** A clock that knows nothing of the time for which its process was frozen. */
    private record Halting(Timer timer, Life process) implements Timer {
        @Override
        public Instant instant() {
            return timer.instant().minusMillis(process.frozenInAll());
        }

        @Override
        public Alarm after(Duration delay, Runnable task) {
            return timer.after(delay, task);
        }
    }
}

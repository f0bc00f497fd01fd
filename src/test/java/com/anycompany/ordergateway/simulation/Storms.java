package com.anycompany.ordergateway.simulation;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/** Many seeds, as many at once as the machine has processors; each of them runs in one thread. */
final class Storms {
    private static final int AT_ONCE = Runtime.getRuntime().availableProcessors();

    private Storms() {}

    /** Runs seeds and shows each result as it comes, until one is not wanted any more. */
    static void through(LongStream seeds, PlantedBug bug, Predicate<Result> goOn) {
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        var results = new ExecutorCompletionService<Result>(threads);
        try {
            var left = seeds.iterator();
            var underWay = 0;
            while (underWay < AT_ONCE && left.hasNext()) {
                underWay += submit(results, left.nextLong(), bug);
            }
            while (underWay > 0) {
                var result = results.take().get();
                underWay--;
                if (!goOn.test(result)) {
                    return;
                }
                if (left.hasNext()) {
                    underWay += submit(results, left.nextLong(), bug);
                }
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("the simulation itself failed", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static int submit(ExecutorCompletionService<Result> results, long seed, PlantedBug bug) {
        results.submit(() -> Simulation.run(seed, bug));
        return 1;
    }
}

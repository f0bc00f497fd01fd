package com.anycompany.ordergateway.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a run does, from the system properties {@code bench.*}.
 *
 * @param forms which candidates, in the order of their turns
 * @param callers of the closed loop
 * @param prelude load on a process of each form that is thrown away, before anything is watched; 0 for none
 * @param cold seconds for which a fresh process is watched
 * @param warmUp before anything is measured
 * @param each length of a measured stretch
 * @param rounds of full load
 * @param rate of the open loop in orders a second; 0 for 30 per cent of what the candidate showed at full load
 * @param java options for the candidates' processes
 * @param gateway further ones for the gateway alone, such as the cache that its image has
 * @param results file that is to hold what was measured, as JSON
 */
record Plan(
        List<String> forms,
        int callers,
        Duration prelude,
        int cold,
        Duration warmUp,
        Duration each,
        int rounds,
        int rate,
        Latencies latencies,
        List<String> java,
        List<String> gateway,
        Optional<Path> results) {
    static Plan read() {
        return new Plan(
                List.of(System.getProperty("bench.forms", "inline,gateway").split(",")),
                Integer.getInteger("bench.callers", 256),
                Duration.ofSeconds(Integer.getInteger("bench.prelude", 10)),
                Integer.getInteger("bench.cold", 10),
                Duration.ofSeconds(Integer.getInteger("bench.warm-up", 60)),
                Duration.ofSeconds(Integer.getInteger("bench.each", 10)),
                Integer.getInteger("bench.rounds", 5),
                Integer.getInteger("bench.rate", 0),
                new Latencies(
                        Integer.getInteger("bench.store", Latencies.USUAL.store()),
                        Integer.getInteger("bench.topic", Latencies.USUAL.topic()),
                        Integer.getInteger("bench.queue", Latencies.USUAL.queue()),
                        Integer.getInteger("bench.jitter", Latencies.USUAL.jitter())),
                words("bench.java", "@config/jvm.options -Xmx512m"),
                words("bench.gateway", ""),
                Optional.ofNullable(System.getProperty("bench.results")).map(Path::of));
    }

    private static List<String> words(String property, String preset) {
        return Stream.of(System.getProperty(property, preset).split(" "))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}

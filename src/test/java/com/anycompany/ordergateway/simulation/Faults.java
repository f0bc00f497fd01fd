package com.anycompany.ordergateway.simulation;

import com.anycompany.ordergateway.order.Sink;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** What goes wrong in one storm: which faults each service has, how often, and for how long it fails altogether. */
final class Faults {
    private static final Set<Fate> SINGLE = EnumSet.of(
            Fate.SLOW,
            Fate.TWICE,
            Fate.LOST_REQUEST,
            Fate.LOST_ANSWER,
            Fate.DONE_LATE,
            Fate.RESET,
            Fate.RESET_WHEN_DONE,
            Fate.BROKEN,
            Fate.BROKEN_WHEN_DONE,
            Fate.THROTTLED,
            Fate.UNREACHABLE,
            Fate.NO_CONNECTION,
            Fate.INVALID);
    private static final List<Fate> LASTING = List.of(
            Fate.LOST_REQUEST,
            Fate.LOST_ANSWER,
            Fate.UNREACHABLE,
            Fate.BROKEN,
            Fate.THROTTLED,
            Fate.DENIED,
            Fate.MISSING,
            Fate.SENDER_UNVERIFIED);
    private static final List<Fate> PARTS =
            List.of(Fate.THROTTLED, Fate.BROKEN, Fate.BROKEN_WHEN_DONE, Fate.LOST_REQUEST, Fate.LOST_ANSWER);
    private static final double[] RATES = {0.02, 0.1, 0.3};

    /** A walk through the index makes hundreds of calls; as many faults among them would end every walk. */
    private static final double LESS_FOR_QUERIES = 0.02;

    private final Map<Service, List<Fate>> single = new EnumMap<>(Service.class);
    private final Map<Service, Double> rates = new EnumMap<>(Service.class);
    private final List<Episode> episodes = new ArrayList<>();
    private final SplittableRandom random;
    private final Tally tally;
    private boolean calm;

    /** A service fails in one way from one moment to another. */
    record Episode(Service service, Fate fate, long from, long to) {}

    private Faults(SplittableRandom random, Tally tally) {
        this.random = random;
        this.tally = tally;
        for (var service : List.of(Service.DYNAMODB, Service.SNS, Service.SQS)) {
            PARTS.forEach(fate -> tally.expect(partName(service, fate)));
        }
        for (var service : Service.values()) {
            SINGLE.stream().filter(fate -> fits(service, fate)).forEach(fate -> tally.expect(name(service, fate)));
            LASTING.stream().filter(fate -> fits(service, fate)).forEach(fate -> tally.expect(name(service, fate)));
        }
    }

    /** Everything drawn from {@code random}, for a storm from {@code from} to {@code to}. */
    static Faults drawn(SplittableRandom random, Tally tally, long from, long to) {
        var faults = new Faults(random, tally);
        for (var service : Service.values()) {
            if (random.nextInt(4) > 0) {
                faults.drawSingle(service);
            }
            if (random.nextInt(4) == 0) {
                faults.drawEpisode(service, from, to);
            }
        }
        return faults;
    }

    /** Nothing goes wrong but one service, which fails in one way throughout. */
    static Faults oneDown(SplittableRandom random, Tally tally, Episode episode) {
        var faults = new Faults(random, tally);
        faults.episodes.add(episode);
        return faults;
    }

    /** The same, and some calls on the table end in one of these ways. */
    Faults and(double rate, Fate... ofTheTable) {
        single.put(Service.DYNAMODB, List.of(ofTheTable));
        rates.put(Service.DYNAMODB, rate);
        return this;
    }

    /** The same, and another service fails too. */
    Faults and(Episode episode) {
        episodes.add(episode);
        return this;
    }

    private void drawSingle(Service service) {
        var some = SINGLE.stream()
                .filter(fate -> fits(service, fate) && random.nextBoolean())
                .toList();
        single.put(service, some);
        rates.put(service, RATES[random.nextInt(RATES.length)]);
    }

    private void drawEpisode(Service service, long from, long to) {
        var begin = from + random.nextLong(to - from);
        var end = begin + 1 + random.nextLong(to - begin);
        episodes.add(new Episode(service, drawLasting(random, service), begin, end));
    }

    /** A way in which {@code service} can fail for long. */
    static Fate drawLasting(SplittableRandom random, Service service) {
        var some = LASTING.stream().filter(fate -> fits(service, fate)).toList();
        return some.get(random.nextInt(some.size()));
    }

    /** Whether {@code sink} fails for long at some time. */
    boolean down(Sink sink) {
        return episodes.stream()
                .anyMatch(
                        episode -> episode.service().sink().filter(sink::equals).isPresent());
    }

    /** Nothing goes wrong from now on. */
    void end() {
        calm = true;
    }

    /** What becomes of the next call. */
    Fate draw(Service service, boolean query, long now) {
        if (calm) {
            return Fate.WELL;
        }
        for (var episode : episodes) {
            if (episode.service() == service && episode.from() <= now && now < episode.to()) {
                return counted(service, episode.fate());
            }
        }
        var some = single.getOrDefault(service, List.of());
        var rate = rates.getOrDefault(service, 0.0) * (query ? LESS_FOR_QUERIES : 1);
        return some.isEmpty() || random.nextDouble() >= rate
                ? Fate.WELL
                : counted(service, some.get(random.nextInt(some.size())));
    }

    /** What becomes of one part of a call that many share and that is answered. */
    Fate drawPart(Service service) {
        var rate = calm ? 0 : rates.getOrDefault(service, 0.0);
        if (random.nextDouble() >= rate) {
            return Fate.WELL;
        }
        var fate = PARTS.get(random.nextInt(PARTS.size()));
        tally.count(partName(service, fate));
        return fate;
    }

    private static String partName(Service service, Fate fate) {
        return "fault: part of a call on " + service.label() + " " + fate.label();
    }

    private Fate counted(Service service, Fate fate) {
        tally.count(name(service, fate));
        return fate;
    }

    private static String name(Service service, Fate fate) {
        return "fault: " + service.label() + " " + fate.label();
    }

    /** Nobody repeats a mail on its way, or the rule of three could not hold; only the mail service knows senders. */
    private static boolean fits(Service service, Fate fate) {
        return switch (fate) {
            case TWICE -> service != Service.SES;
            case SENDER_UNVERIFIED -> service == Service.SES;
            default -> true;
        };
    }
}

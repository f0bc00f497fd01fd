package com.anycompany.ordergateway.simulation;

import com.anycompany.ordergateway.config.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What must be true of every single call on the wire, at the moment at which it begins. */
final class WireLaws implements Wire.Onlooker {
    private static final int MOST_ATTEMPTS = 3;
    private static final int MOST_MAILS = 3;

    private final World world;
    private final Settings settings;
    private final Map<String, List<Attempt>> calls = new HashMap<>();
    private final Map<String, Budget> budgets = new HashMap<>();
    private final Map<String, List<Attempt>> sends = new HashMap<>();
    private final Map<String, List<Attempt>> mails = new HashMap<>();

    WireLaws(World world, Settings settings) {
        this.world = world;
        this.settings = settings;
    }

    /** Every attempt to write the order that one request asks for, known by the token that it drew. */
    List<Attempt> writes(String token) {
        return calls.getOrDefault(Service.DYNAMODB.label() + " PutItem " + token, List.of());
    }

    /** Whether a send of an event in that epoch failed as what may pass does. */
    boolean failedOnTheWire(String eventId, long epoch) {
        return sends.getOrDefault(eventId + "@" + epoch, List.of()).stream().anyMatch(WireLaws::mayBeRepeated);
    }

    /** How many sends of a mail may have reached a person. */
    long inDoubt(String eventId) {
        return mails.getOrDefault(eventId, List.of()).stream()
                .filter(Attempt::inDoubt)
                .count();
    }

    @Override
    public void begins(Attempt attempt) {
        world.note(attempt.process(), "calls", attempt, attempt.fate().label());
        if (attempt.operation().equals("PutItem")) {
            world.writer(attempt.about()).ifPresent(request -> request.drew(attempt.about()));
        }
        if (attempt.service().sink().isPresent()) {
            send(attempt);
        }
        budget(attempt);
    }

    @Override
    public void ended(Attempt attempt) {
        world.note(attempt.process(), "hears of", attempt, attempt.seen().orElseThrow());
        if (attempt.fate() == Fate.INVALID && attempt.service().sink().isPresent()) {
            world.receivers().refuse(attempt.about(), "refused");
        }
        if (attempt.seen().orElseThrow() == Fate.Seen.REFUSED && !mayBeRepeated(attempt)) {
            refused(attempt);
        }
    }

    /** A condition of the table did not hold; or somebody refused for good. */
    private void refused(Attempt attempt) {
        var earlier = calls.getOrDefault(attempt.toString(), List.of());
        var itself = earlier.stream().anyMatch(other -> !other.equals(attempt) && other.inDoubt());
        switch (attempt.operation()) {
            case "claim" -> world.count(Expected.FASTER);
            case SimDynamoDb.TAKEOVER -> world.count(itself ? Expected.TAKEOVER_MEETS_ITSELF : Expected.TAKEN_ALREADY);
            case "record" -> world.count(itself ? Expected.RECORD_MEETS_ITSELF : Expected.FENCED);
            case "PutItem" -> world.count(itself ? Expected.INSERT_MEETS_ITSELF : Expected.TAKEN);
            default -> {}
        }
    }

    /** A repeat is one of few, after one that may be repeated, and never of a claim or within one claim of a mail. */
    private void budget(Attempt attempt) {
        if (attempt.operation().equals("GetItem")) {
            return;
        }
        var sink = attempt.service().sink().isPresent();
        var round = sink ? "@" + item(attempt).epoch() : "";
        var all = calls.computeIfAbsent(attempt + round, first -> new ArrayList<>());
        var earlier = all.stream().filter(one -> !one.refusedAsAWhole()).toList();
        var alone = !all.isEmpty() && all.getLast().refusedAsAWhole();
        if (!earlier.isEmpty() && !alone) {
            var last = earlier.getLast();
            var once = attempt.service() == Service.SES || attempt.operation().equals("claim");
            world.require(!once, "what must not be repeated is called once", attempt);
            world.require(earlier.size() < MOST_ATTEMPTS, "attempts are few", attempt, earlier.size() + 1);
            world.require(last.seen().isPresent(), "attempts follow each other", attempt);
            world.require(mayBeRepeated(last), "only what may pass is repeated", attempt, last.fate());
            budgetOf(attempt).spend(attempt);
            world.count(Expected.repeated(attempt.service().label() + " " + attempt.operation()));
        }
        all.add(attempt);
    }

    private Budget budgetOf(Attempt attempt) {
        var process = attempt.process();
        return budgets.computeIfAbsent(
                process + " " + attempt.service() + " " + attempt.operation(), first -> new Budget(process.born()));
    }

    /** An answer of the service itself counts as final, unless it says that the service is in trouble. */
    private static boolean mayBeRepeated(Attempt last) {
        return switch (last.seen().orElse(Fate.Seen.UNKNOWN)) {
            case ANSWERED -> false;
            case UNKNOWN -> true;
            case REFUSED ->
                switch (last.fate()) {
                    case WELL, SLOW, TWICE -> false;
                    default -> last.fate().mayBeRepeated();
                };
        };
    }

    private void send(Attempt attempt) {
        var event = attempt.about();
        var item = item(attempt);
        world.require(item.exists(), "nothing is sent for an order that is not stored", attempt);
        if (!item.exists()) {
            return;
        }
        sends.computeIfAbsent(event + "@" + item.epoch(), first -> new ArrayList<>())
                .add(attempt);
        var entry = event.substring(event.indexOf('/') + 1);
        var sender = attempt.process();
        if (world.tableLaws().reopened(item.id()) == 0) {
            world.require(item.owner().equals(sender.name()), "only who holds the lease sends", attempt, sender);
            world.require(item.pending().contains(entry), "only what is pending is sent", attempt, sender);
            world.require(
                    !world.tableLaws().roundEnded(item.id(), item.epoch()), "one lease is one round", attempt, sender);
            var end = world.now()
                    + sender.skew()
                    + attempt.service().attempt(settings).toMillis();
            world.require(
                    end + TableLaws.SKEW <= item.dueAt(),
                    "a send ends before anybody else may begin",
                    attempt,
                    sender,
                    item.dueAt() - end);
        }
        if (attempt.service() == Service.SES) {
            mail(attempt, item, entry);
        }
    }

    private void mail(Attempt attempt, Item item, String entry) {
        var earlier = mails.computeIfAbsent(attempt.about(), first -> new ArrayList<>());
        var inDoubt = inDoubt(attempt.about());
        var reopened = world.tableLaws().reopened(item.id());
        if (reopened == 0) {
            world.require(item.tries(entry) > inDoubt, "a mail is counted before it is sent", attempt, inDoubt);
        }
        world.require(
                inDoubt < (long) MOST_MAILS * (1 + reopened),
                "a mail is sent three times at most",
                attempt,
                inDoubt + 1);
        earlier.add(attempt);
    }

    /** What one process repeats of one kind of call, where the settings let it earn repeats by time alone. */
    private final class Budget {
        private final long begun;
        private int repeats;

        Budget(long begun) {
            this.begun = begun;
        }

        void spend(Attempt attempt) {
            var common = settings.resilience();
            var saved = Math.max(1, 2 * common.retriesPerSecond());
            var earned = (common.retriesPerSecond() * (world.now() - begun) + 999) / 1_000;
            repeats++;
            world.require(
                    common.retryPercent() > 0 || attempt.operation().equals("record") || repeats <= saved + earned,
                    "repeats stay within their budget",
                    attempt,
                    repeats,
                    saved + earned);
        }
    }

    /** Whether the same was part of a call that was refused as a whole: then by itself it is not invalid. */
    @Override
    public boolean wasRefusedWithOthers(Attempt attempt) {
        return calls.getOrDefault(attempt.toString(), List.of()).stream().anyMatch(Attempt::refusedAsAWhole);
    }

    private Item item(Attempt attempt) {
        var event = attempt.about();
        var id = event.contains("/") ? event.substring(0, event.indexOf('/')) : event;
        return world.item(id);
    }
}

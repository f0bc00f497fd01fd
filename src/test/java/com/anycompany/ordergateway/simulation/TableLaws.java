package com.anycompany.ordergateway.simulation;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What must be true of every single change of the table, whoever makes it and whenever it arrives. */
final class TableLaws implements Table.Watcher {
    /** The name under which an operator writes. */
    static final String OPERATOR = "operator";

    /** The name of whoever writes to the table without knowing what belongs together. */
    static final String HAND = "hand";

    /** No two clocks lie further apart: the preset of the gateway. */
    static final long SKEW = 2_000;

    private static final int MOST_MAILS = 3;
    private static final int LEAST_FAILURES = 20;
    private static final long LEAST_AGE = Duration.ofHours(24).toMillis();
    private static final Set<String> CHANGING = Set.of(
            "pending",
            "outcomes",
            "outbox_shard",
            "due_at",
            "lease_owner",
            "lease_epoch",
            "tries",
            "faults",
            "done_at",
            "version");

    private final Verdict verdict;
    private final WireLaws wire;
    private final Receivers receivers;
    private final Scheduler scheduler;
    private final Journal journal;
    private final Tally tally;
    private final LeaseLaws leases;
    private final Set<String> created = new HashSet<>();
    private final Set<String> ended = new HashSet<>();
    private final Map<String, Integer> rounds = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private final Map<String, Integer> reopened = new HashMap<>();
    private final Set<String> stranded = new HashSet<>();

    TableLaws(
            Verdict verdict,
            WireLaws wire,
            Receivers receivers,
            Scheduler scheduler,
            Journal journal,
            Tally tally,
            LeaseLaws leases) {
        this.verdict = verdict;
        this.wire = wire;
        this.receivers = receivers;
        this.scheduler = scheduler;
        this.journal = journal;
        this.tally = tally;
        this.leases = leases;
    }

    /** How many orders have something pending, or stand in the index without. */
    int open() {
        return open.size() + stranded.size();
    }

    /** Orders that a hand left due with nothing pending. */
    Set<String> stranded() {
        return stranded;
    }

    /** Whether whoever held the order in {@code epoch} has written down how its round ended. */
    boolean roundEnded(String id, long epoch) {
        return ended.contains(id + "@" + epoch);
    }

    /** How often an operator put something of the order back. */
    int reopened(String id) {
        return reopened.getOrDefault(id, 0);
    }

    @Override
    public void changed(
            String writer,
            Map<String, AttributeValue> before,
            Map<String, AttributeValue> after,
            Map<String, AttributeValue> given) {
        var was = new Item(before);
        var is = new Item(after);
        journal.note(scheduler.now(), writer, "changed", was.exists() ? was.id() : is.id(), new Sketch(is));
        verdict.require(is.exists(), "what is stored stays", writer, was.id());
        if (was.exists() && is.exists()) {
            change(writer, was, is, SimDynamoDb.takesOver(given));
        } else if (is.exists()) {
            birth(writer, is);
        }
        if (writer.equals(HAND)) {
            stranded.add(is.id());
        } else if (!stranded.contains(is.id()) || is.epoch() == was.epoch()) {
            if (stranded.remove(is.id())) {
                tally.count(Expected.FINISHED_EMPTY);
            }
            Shape.right(is, verdict);
        }
        if (is.pending().isEmpty()) {
            open.remove(is.id());
        } else {
            open.add(is.id());
        }
    }

    private void birth(String writer, Item is) {
        verdict.require(created.add(is.id()), "an id is created once", is.id());
        for (var name : Set.of("caller", "fingerprint", "write_token", "received_at")) {
            verdict.require(is.has(name), "birth is complete", is.id(), name);
        }
        verdict.require(is.pending().equals(is.set("wanted")), "everything wanted is pending at birth", is.id());
        verdict.require(is.epoch() == 1 && is.version() == 1, "birth is the first epoch and version", is.id());
        if (is.pending().isEmpty()) {
            return;
        }
        leases.born(writer, is);
        for (var entry : is.pending()) {
            verdict.require(is.tries(entry) == (mail(entry) ? 1 : 0), "tries are counted from birth", is.id(), entry);
        }
    }

    private void change(String writer, Item was, Item is, boolean takesOver) {
        neverChanged(was, is);
        verdict.require(is.epoch() >= was.epoch(), "the epoch never falls", is.id(), was.epoch(), is.epoch());
        verdict.require(
                is.version() >= was.version() + (visible(was).equals(visible(is)) ? 0 : 1),
                "every visible change raises the version",
                is.id());
        if (writer.equals(HAND)) {
            return;
        }
        if (writer.equals(OPERATOR)) {
            reopened.merge(is.id(), 1, Integer::sum);
        } else if (takesOver) {
            leases.takenOver(writer, was, is);
            // Nobody sent in the stream's epoch: whoever takes over uses up the count of birth.
            endRound(is.id(), was.epoch());
        } else if (is.epoch() > was.epoch()) {
            leases.claimed(writer, was, is, stranded.contains(is.id()));
        } else {
            record(writer, was, is);
        }
        var more = new TreeSet<>(is.pending());
        more.removeAll(was.pending());
        verdict.require(
                more.isEmpty() || (is.epoch() > was.epoch() && writer.equals(OPERATOR)),
                "what adds to pending raises the epoch",
                writer,
                is.id(),
                more);
        var less = new TreeSet<>(was.pending());
        less.removeAll(is.pending());
        less.forEach(entry -> removed(was, is, entry));
        was.map("outcomes").names().stream()
                .filter(entry -> !is.map("outcomes").has(entry))
                .forEach(entry ->
                        verdict.require(writer.equals(OPERATOR), "what ended stays ended", writer, is.id(), entry));
    }

    private void neverChanged(Item was, Item is) {
        var names = new TreeSet<>(was.names());
        names.addAll(is.names());
        names.removeAll(CHANGING);
        for (var name : names) {
            verdict.require(
                    was.has(name)
                            && is.has(name)
                            && Condition.same(
                                    was.attributes().get(name), is.attributes().get(name)),
                    "what is written at birth never changes",
                    is.id(),
                    name);
        }
    }

    private static Map<String, String> visible(Item item) {
        return item.set("wanted").stream()
                .collect(Collectors.toMap(
                        entry -> entry,
                        entry -> item.pending().contains(entry)
                                ? "pending " + item.map("faults").text(entry)
                                : "ended " + item.outcome(entry)));
    }

    private void record(String writer, Item was, Item is) {
        var id = is.id();
        verdict.require(was.owner().equals(writer), "only who holds the lease writes", writer, id, was.owner());
        verdict.require(
                !was.pending().isEmpty() || stranded.contains(id), "what is done is not written to", writer, id);
        if (!is.pending().isEmpty() && is.dueAt() == was.dueAt()) {
            tally.count(Expected.COUNTED);
        } else {
            endRound(id, is.epoch());
        }
        if (!is.pending().isEmpty() && is.pending().size() < was.pending().size()) {
            tally.count(Expected.PART_DONE);
        }
        if (is.pending().equals(was.pending()) && is.dueAt() <= scheduler.now() + SKEW / 2) {
            tally.count(Expected.GIVEN_BACK);
        }
        if (reopened(id) == 0) {
            is.pending().forEach(entry -> tries(was, is, entry));
        }
    }

    private void endRound(String id, long epoch) {
        if (ended.add(id + "@" + epoch)) {
            rounds.merge(id, 1, Integer::sum);
        }
    }

    private void tries(Item was, Item is, String entry) {
        var raised = is.tries(entry) - was.tries(entry);
        var eventId = is.id() + "/" + entry;
        verdict.require(raised <= 1, "one round is one try", eventId);
        verdict.require(is.tries(entry) >= 0, "tries stay", eventId);
        if (mail(entry)) {
            if (raised < 0) {
                tally.count(Expected.TAKEN_BACK);
            }
            verdict.require(is.tries(entry) <= MOST_MAILS, "a mail has three tries", eventId);
            verdict.require(is.tries(entry) >= wire.inDoubt(eventId), "what may have been sent stays counted", eventId);
            var unfinished = is.epoch() - rounds.getOrDefault(is.id(), 0);
            verdict.require(
                    is.tries(entry) <= wire.inDoubt(eventId) + unfinished,
                    "what was certainly not sent is not counted",
                    eventId,
                    is.tries(entry));
        } else {
            verdict.require(
                    raised <= 0 || wire.failedOnTheWire(eventId, is.epoch()),
                    "only a send that failed uses up a try",
                    eventId,
                    is.map("faults").text(entry));
            verdict.require(raised >= 0, "what failed stays counted", eventId);
        }
    }

    private void removed(Item was, Item is, String entry) {
        var eventId = is.id() + "/" + entry;
        var outcome = is.outcome(entry);
        var right = switch (outcome) {
            case "" -> receivers.taken(eventId) > 0;
            case "skipped recipient-not-verified" -> receivers.refused(eventId, "recipient-not-verified");
            case "skipped refused" -> receivers.refused(eventId, "refused");
            case "parked unknown-outcomes" -> mail(entry) && was.tries(entry) >= MOST_MAILS;
            case "parked undeliverable" ->
                !mail(entry)
                        && was.tries(entry) >= LEAST_FAILURES - 1
                        && scheduler.now() - is.number("received_at") >= LEAST_AGE - SKEW;
            default -> false;
        };
        if (is.epoch() == 1) {
            tally.count(Expected.AT_ONCE);
        }
        tally.count(Expected.ended(outcome.isEmpty() ? "well" : outcome));
        verdict.require(right, "an entry ends only when its sink took it or refused it for good", eventId, outcome);
    }

    private static boolean mail(String entry) {
        return entry.startsWith("confirmation:");
    }

    /** The attributes that matter, as text. */
    private record Sketch(Item item) {
        @Override
        public String toString() {
            return "pending " + item.pending() + " epoch " + item.epoch() + " due " + item.dueAt() + " "
                    + item.owner() + " tries "
                    + item.map("tries").attributes().values().stream()
                            .map(AttributeValue::n)
                            .toList()
                    + " " + item.map("outcomes").names() + " v" + item.version();
        }
    }
}

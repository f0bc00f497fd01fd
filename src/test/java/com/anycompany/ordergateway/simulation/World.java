package com.anycompany.ordergateway.simulation;

import com.anycompany.ordergateway.config.Settings;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** What is the same for everybody: time, the table, the receivers, and the record of what happened. */
final class World {
    private static final HexFormat HEX = HexFormat.of();

    private final Scheduler scheduler;
    private final Journal journal;
    private final Tally tally;
    private final Verdict verdict = new Verdict();
    private final Receivers receivers = new Receivers();
    private final WireLaws wireLaws;
    private final TableLaws tableLaws;
    private final Table table;
    private final Map<String, Request> byToken = new HashMap<>();
    private Optional<Request> handled = Optional.empty();
    private final boolean leftToTheStream;
    private long drawn;

    World(
            Scheduler scheduler,
            Journal journal,
            Tally tally,
            LongSupplier indexLag,
            Settings settings,
            boolean leftToTheStream) {
        this.scheduler = scheduler;
        this.journal = journal;
        this.tally = tally;
        this.wireLaws = new WireLaws(this, settings);
        this.leftToTheStream = leftToTheStream;
        var leases = new LeaseLaws(verdict, scheduler, tally, leftToTheStream);
        this.tableLaws = new TableLaws(verdict, wireLaws, receivers, scheduler, journal, tally, leases);
        this.table = new Table(scheduler, indexLag, tableLaws);
    }

    Scheduler scheduler() {
        return scheduler;
    }

    long now() {
        return scheduler.now();
    }

    /** Whether every order is left to the table's stream. */
    boolean leftToTheStream() {
        return leftToTheStream;
    }

    Table table() {
        return table;
    }

    WireLaws wireLaws() {
        return wireLaws;
    }

    TableLaws tableLaws() {
        return tableLaws;
    }

    Receivers receivers() {
        return receivers;
    }

    Verdict verdict() {
        return verdict;
    }

    /** The item of that id, or an empty one. */
    Item item(String id) {
        return new Item(table.at(id).orElse(Map.of()));
    }

    void note(Object who, String what, Object... facts) {
        journal.note(scheduler.now(), who, what, facts);
    }

    void count(String what) {
        tally.count(what);
    }

    void require(boolean holds, String law, Object... facts) {
        verdict.require(holds, law, facts);
    }

    /** A node takes in a request, or has taken it in. */
    void handling(Optional<Request> request) {
        handled = request;
    }

    /** A node draws a number: two in a row are the token of the request that it is taking in. */
    void draws(long number) {
        handled.ifPresent(request -> byToken.put(HEX.toHexDigits(drawn) + HEX.toHexDigits(number), request));
        drawn = number;
    }

    /** The request that writes under a token. */
    Optional<Request> writer(String token) {
        return Optional.ofNullable(byToken.get(token));
    }
}

package com.anycompany.ordergateway.simulation;

import com.anycompany.ordergateway.config.Settings;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** What is the same for everybody: time, the table, the receivers, and the record of what happened. */
final class World {
    private final Scheduler scheduler;
    private final Journal journal;
    private final Tally tally;
    private final Verdict verdict = new Verdict();
    private final Receivers receivers = new Receivers();
    private final WireLaws wireLaws;
    private final TableLaws tableLaws;
    private final Table table;
    private Optional<Request> handled = Optional.empty();

    World(Scheduler scheduler, Journal journal, Tally tally, LongSupplier indexLag, Settings settings) {
        this.scheduler = scheduler;
        this.journal = journal;
        this.tally = tally;
        this.wireLaws = new WireLaws(this, settings);
        this.tableLaws = new TableLaws(verdict, wireLaws, receivers, scheduler, journal, tally);
        this.table = new Table(scheduler, indexLag, tableLaws);
    }

    Scheduler scheduler() {
        return scheduler;
    }

    long now() {
        return scheduler.now();
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

    /** The request that a node is just taking in, if it is. */
    Optional<Request> handled() {
        return handled;
    }

    /** A node takes in a request, or has taken it in. */
    void handling(Optional<Request> request) {
        handled = request;
    }
}

package com.anycompany.ordergateway.simulation;

/** What must be true whenever an order changes hands: at birth, when it is taken over from the stream, when it is claimed. */
final class LeaseLaws {
    private final Verdict verdict;
    private final Scheduler scheduler;
    private final Tally tally;
    private final boolean leftToTheStream;

    /** Laws for a world in which every order is left to the stream, or none. */
    LeaseLaws(Verdict verdict, Scheduler scheduler, Tally tally, boolean leftToTheStream) {
        this.verdict = verdict;
        this.scheduler = scheduler;
        this.tally = tally;
        this.leftToTheStream = leftToTheStream;
    }

    void born(String writer, Item is) {
        var first = leftToTheStream ? Item.STREAM : writer;
        verdict.require(
                is.owner().equals(first), "the first lease is its writer's or the stream's", is.id(), is.owner());
        verdict.require(is.dueAt() > is.number("received_at"), "a lease lasts", is.id());
    }

    /** Whatever the time: only one can find it as it was born. */
    void takenOver(String writer, Item was, Item is) {
        tally.count(Expected.TAKEN_OVER);
        verdict.require(
                was.owner().equals(Item.STREAM) && was.epoch() == 1 && was.version() == 1,
                "only what the stream holds untouched is taken over",
                writer,
                is.id(),
                was.owner(),
                was.epoch());
        verdict.require(!was.pending().isEmpty(), "what is done is not taken over", writer, is.id());
        handed(writer, was, is);
    }

    /**
     * Whoever claims comes when the lease has run out.
     *
     * @param stranded a hand left it due with nothing pending
     */
    void claimed(String writer, Item was, Item is, boolean stranded) {
        tally.count(was.epoch() == 1 ? Expected.CLAIMED_FIRST : Expected.CLAIMED_AGAIN);
        if (was.owner().equals(Item.STREAM)) {
            tally.count(Expected.CLAIMED_FROM_THE_STREAM);
        }
        verdict.require(!was.pending().isEmpty() || stranded, "what is done is not claimed", writer, is.id());
        verdict.require(
                !was.text("outbox_shard").startsWith("parked"), "what is parked is not claimed", writer, is.id());
        verdict.require(
                was.dueAt() <= scheduler.now() + TableLaws.SKEW / 2,
                "only what is due is claimed",
                writer,
                is.id(),
                was.dueAt());
        handed(writer, was, is);
    }

    private void handed(String writer, Item was, Item is) {
        verdict.require(is.epoch() == was.epoch() + 1, "a new holder is the next epoch", writer, is.id());
        verdict.require(is.owner().equals(writer), "whoever takes it holds the lease", writer, is.id());
        verdict.require(is.pending().equals(was.pending()), "a new holder changes nothing pending", writer, is.id());
        verdict.require(is.map("tries").equals(was.map("tries")), "a new holder counts nothing yet", writer, is.id());
    }
}

package com.anycompany.ordergateway.simulation;

/** A bug that a variant of the gateway has, for the tests alone. The numbers are those of the rules of the outbox. */
enum PlantedBug {
    /** The gateway as it is. */
    NONE(Place.NOWHERE),
    /** The gateway put together as the variants are, and nothing wrong in it. */
    NONE_IN_SIMPLER_WORKS(Place.IN_THE_WORKS),
    /** Rule 1: the insert does not ask whether the id is taken. */
    INSERTS_OVER_WHAT_STANDS_THERE(Place.IN_THE_CALL),
    /** Rule 2: an ambiguous failure is taken for a certain one. */
    SAYS_NOT_STORED_TOO_SOON(Place.IN_THE_WORKS),
    /** Rule 3: what became of a round is written whoever holds the order by then. */
    WRITES_WITHOUT_A_FENCE(Place.IN_THE_CALL),
    /** Rule 4: what is put back stays in its epoch. */
    ADDS_WORK_IN_THE_SAME_EPOCH(Place.WITH_THE_OPERATOR),
    /** Rule 5: a claim does not ask whether the order is due. */
    CLAIMS_WHAT_IS_NOT_DUE(Place.IN_THE_CALL),
    /** Rule 5: a claim leaves the epoch as it is. */
    CLAIMS_IN_THE_SAME_EPOCH(Place.IN_THE_CALL),
    /** Rule 5: what is claimed and has nothing pending stays as it is. */
    LEAVES_WHAT_HAS_NOTHING_PENDING(Place.IN_THE_CALL),
    /** Rule 6: nobody asks whether the lease outlasts the send. */
    SENDS_PAST_ITS_LEASE(Place.IN_THE_WORKS),
    /** Rule 7: after one sink failed, the others are not told. */
    ONE_SINK_STOPS_THE_OTHERS(Place.IN_THE_WORKS),
    /** Rule 7: what waits for a person is counted as if it had failed by itself. */
    USES_UP_TRIES_WHILE_WAITING(Place.IN_THE_WORKS),
    /** Rule 8: a mail is sent again at once. */
    SENDS_A_MAIL_AGAIN_AT_ONCE(Place.IN_THE_WORKS),
    /** Rule 8: a mail is counted when its round is over. */
    COUNTS_A_MAIL_AFTER_SENDING(Place.IN_THE_WORKS),
    /** Rule 8: a mail of unknown outcome is taken for one that was not sent. */
    TAKES_BACK_A_MAIL_IN_DOUBT(Place.IN_THE_WORKS),
    /** Rule 9: an entry is parked when it fails for the first time. */
    PARKS_TOO_SOON(Place.IN_THE_WORKS),
    /** Rule 10: what is done is removed from the table. */
    FORGETS_WHAT_IS_DONE(Place.IN_THE_CALL),
    /** Rule 11: what is done stays in the index. */
    STAYS_DUE_WHEN_DONE(Place.IN_THE_CALL),
    /** An id can be used again once its order is done. */
    CREATES_AGAIN_WHAT_IS_DONE(Place.IN_THE_CALL),
    /** An entry counts as delivered when its send has begun. */
    MARKS_BEFORE_SENDING(Place.IN_THE_WORKS),
    /** A clock stands still while the process is frozen, so that its leases seem to last. */
    DELIVERS_AGAIN_AFTER_A_THAW(Place.IN_THE_CLOCK),
    /** What was refused for want of rights is sent again at once. */
    REPEATS_WHAT_WAS_REFUSED(Place.IN_THE_WORKS),
    /** A claim of unknown outcome is made again. */
    REPEATS_A_CLAIM(Place.IN_THE_WORKS),
    /** A repeat is taken for the first attempt, and delivered again. */
    TAKES_A_REPEAT_FOR_ITS_OWN(Place.IN_THE_WORKS),
    /** A call that many statements share is read as if it were one: if the first was carried out, all were. */
    READS_A_SHARED_CALL_AS_ONE(Place.IN_THE_CALL),
    /** A call that was refused as a whole is taken for one that stored nothing. */
    TAKES_A_REFUSED_CALL_FOR_NOTHING_STORED(Place.IN_THE_CALL),
    /** A statement stands twice in one call. */
    REPEATS_A_KEY_IN_A_CALL(Place.IN_THE_CALL),
    /** A takeover does not ask whether the stream still holds the order. */
    TAKES_OVER_WHAT_IS_NOT_THE_STREAMS(Place.IN_THE_CALL),
    /** A takeover leaves the epoch as it is. */
    TAKES_OVER_IN_THE_SAME_EPOCH(Place.IN_THE_CALL),
    /** A takeover that found the order taken is taken for one that was made. */
    DELIVERS_WHAT_ANOTHER_TOOK_OVER(Place.IN_THE_CALL),
    /** Orders are looked up where a read may be stale. */
    READS_WHAT_MAY_BE_STALE(Place.IN_THE_CALL);

    private final Place place;

    /** Where a bug is planted. */
    enum Place {
        NOWHERE,
        IN_THE_CALL,
        IN_THE_CLOCK,
        IN_THE_WORKS,
        WITH_THE_OPERATOR
    }

    PlantedBug(Place place) {
        this.place = place;
    }

    Place place() {
        return place;
    }
}

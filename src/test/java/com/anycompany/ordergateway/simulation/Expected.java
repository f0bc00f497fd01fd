package com.anycompany.ordergateway.simulation;

import java.util.List;
import java.util.stream.Stream;

/** What must happen over many seeds besides faults on the wire, or the simulation does not look where it should. */
final class Expected {
    static final String CRASH = "fault: a node crashes";
    static final String FREEZE = "fault: a node freezes";
    static final String END = "fault: a node ends in order";
    static final String NEVER_SHOWN = "fault: the stream never shows an order";
    static final String SHOWN_LATE = "fault: the stream shows an order when its lease is over";
    static final String SHOWN_AGAIN = "fault: the stream shows orders again";
    static final String CLAIMED_FIRST = "recovery: an order is claimed whose first owner did not finish";
    static final String CLAIMED_AGAIN = "recovery: an order is claimed again";
    static final String FASTER = "recovery: another was faster to claim";
    static final String FENCED = "recovery: a stale write is fenced off";
    static final String RECORD_MEETS_ITSELF = "recovery: a repeated write meets itself";
    static final String INSERT_MEETS_ITSELF = "recovery: a repeated insert meets itself";
    static final String TAKEN = "recovery: an insert meets another request's order";
    static final String TAKEN_OVER = "recovery: none needed, since an order is taken over from the stream";
    static final String SHARED_TAKEOVERS = "recovery: none needed, since takeovers share a call";
    static final String TAKEN_ALREADY = "recovery: a takeover comes too late or twice";
    static final String TAKEOVER_MEETS_ITSELF = "recovery: a repeated takeover meets itself";
    static final String CLAIMED_FROM_THE_STREAM = "recovery: an order is claimed that was left to the stream";
    static final String TURNS_OUT_STORED = "recovery: a write in doubt turns out to be stored";
    static final String REMEMBERED = "recovery: a repeat is answered from memory while others are refused";
    static final String COUNTED = "recovery: a mail is counted again";
    static final String TAKEN_BACK = "recovery: a mail's count is taken back";
    static final String AT_ONCE = "recovery: none needed, since its first owner told it";
    static final String SHARED_WRITES = "recovery: none needed, since writes share a call";
    static final String SHARED_SENDS = "recovery: none needed, since sends share a call";
    static final String PART_DONE = "recovery: a part of an outbox is done";
    static final String GIVEN_BACK = "recovery: a lease is given back";
    static final String FINISHED_EMPTY = "recovery: an order that is due with nothing pending is finished";
    static final String PUT_BACK = "recovery: an operator puts back what was parked";
    static final String DUPLICATE = "recovery: an event is told more than once";
    static final String OTHERS_TOLD = "recovery: the others are told while one sink is down";
    static final String BREAKER_OPENS = "recovery: a breaker opens";
    static final String BREAKER_CLOSES = "recovery: a breaker lets calls through";

    private static final List<String> EVENTS = List.of(
            CRASH,
            FREEZE,
            END,
            NEVER_SHOWN,
            SHOWN_LATE,
            SHOWN_AGAIN,
            CLAIMED_FIRST,
            CLAIMED_AGAIN,
            FASTER,
            FENCED,
            RECORD_MEETS_ITSELF,
            INSERT_MEETS_ITSELF,
            TAKEN,
            TAKEN_OVER,
            SHARED_TAKEOVERS,
            TAKEN_ALREADY,
            TAKEOVER_MEETS_ITSELF,
            CLAIMED_FROM_THE_STREAM,
            TURNS_OUT_STORED,
            REMEMBERED,
            COUNTED,
            TAKEN_BACK,
            AT_ONCE,
            SHARED_WRITES,
            SHARED_SENDS,
            PART_DONE,
            GIVEN_BACK,
            FINISHED_EMPTY,
            PUT_BACK,
            DUPLICATE,
            OTHERS_TOLD,
            BREAKER_OPENS,
            BREAKER_CLOSES);

    private static final List<String> ANSWERS = List.of(
            "200 ",
            "200 replayed",
            "409 order-id-conflict",
            "422 idempotency-key-reused",
            "503 storage-unavailable",
            "503 outcome-unknown",
            "503 overloaded");

    private static final List<String> ENDS = List.of(
            "well",
            "skipped recipient-not-verified",
            "skipped refused",
            "parked unknown-outcomes",
            "parked undeliverable");

    private static final List<String> REPEATED =
            List.of("dynamodb PutItem", "dynamodb record", "dynamodb takeover", "sns Publish", "sqs SendMessage");

    private Expected() {}

    static void announce(Tally tally) {
        Stream.of(
                        EVENTS.stream(),
                        ANSWERS.stream().map(Expected::answer),
                        ENDS.stream().map(Expected::ended),
                        REPEATED.stream().map(Expected::repeated))
                .flatMap(some -> some)
                .forEach(tally::expect);
    }

    static String answer(String status) {
        return "answer: " + status;
    }

    static String ended(String how) {
        return "recovery: an entry ended " + how;
    }

    static String repeated(String call) {
        return "recovery: " + call + " is repeated";
    }
}

package com.anycompany.ordergateway.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabularyTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-22T09:30:00Z, 2026-11-22T09:30:00.000Z",
        "2026-11-22T09:30:00.1Z, 2026-11-22T09:30:00.100Z",
        "2026-11-22T09:30:00.123999Z, 2026-11-22T09:30:00.123Z"
    })
    void printsTimesWithMilliseconds(Instant instant, String printed) {
        assertThat(Rfc3339.of(instant)).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource({
        "event:placed, EVENT, 12345/event:placed",
        "fulfilment:placed, FULFILMENT, 12345/fulfilment:placed",
        "confirmation:placed, CONFIRMATION, 12345/confirmation:placed"
    })
    void namesOutboxEntriesAndTheirEvents(String name, Sink sink, String eventId) {
        // when
        var entry = OutboxEntry.of(name);

        // then
        assertThat(entry).isEqualTo(new OutboxEntry(sink, Occasion.PLACED));
        assertThat(entry.name()).isEqualTo(name);
        assertThat(entry.eventId(new OrderId("12345"))).isEqualTo(eventId);
    }

    @Test
    void knowsNoOtherOutboxEntry() {
        assertThatThrownBy(() -> OutboxEntry.of("pigeon:placed"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("outbox entry: pigeon:placed (expected: one of [");
    }

    @Test
    void countsOnlyMailBeforeItIsSent() {
        assertThat(Sink.values()).filteredOn(Sink::countedBeforeSending).containsExactly(Sink.CONFIRMATION);
    }

    @Test
    void hashesTextsBehindTheirLengths() {
        assertThat(hash("ab", "c")).isNotEqualTo(hash("a", "bc"));
        assertThat(hash("ab", "c")).isNotEqualTo(hash("abc", ""));
        assertThat(hash("ab", "c")).isEqualTo(hash("ab", "c"));
    }

    @Test
    void hashesAnAbsentTextUnlikeAnEmptyOne() {
        assertThat(new CanonicalHash().text(null).finish())
                .isNotEqualTo(new CanonicalHash().text("").finish());
    }

    /** The hash is stored: a change of it must be noticed. The value is SHA-256 of 0000000261620000000163. */
    @Test
    void hashesAsItAlwaysDid() {
        assertThat(hash("ab", "c")).isEqualTo("f2939f903016e5bb29b1e4a61cdbd376220ca03a24180b39995f2d50f2e0a647");
    }

    private static String hash(String first, String second) {
        return HexFormat.of()
                .formatHex(new CanonicalHash().text(first).text(second).finish());
    }

    @Test
    void tellsWhatWasParkedFromWhatWasSkipped() {
        assertThat(Closed.UNKNOWN_OUTCOMES.parked()).isTrue();
        assertThat(Closed.RECIPIENT_NOT_VERIFIED.parked()).isFalse();
        assertThat(Closed.REFUSED.ending().label()).isEqualTo("skipped");
    }

    @Test
    void refusesACallerWithoutAName() {
        assertThatThrownBy(() -> new Caller("")).hasMessage("caller: empty (expected: a name)");
    }
}

package com.anycompany.ordergateway.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashSet;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrderIdTest {
    private static final IdempotencyKey KEY = new IdempotencyKey("intent-1");
    private static final Caller ALICE = new Caller("alice");

    @Test
    void isTheSameForTheSameCallerAndKey() {
        assertThat(OrderId.derivedFrom(ALICE, KEY)).isEqualTo(OrderId.derivedFrom(new Caller("alice"), KEY));
    }

    @Test
    void differsBetweenCallersAndKeysHoweverTheyAreCut() {
        // given
        var ids = new HashSet<OrderId>();

        // when
        ids.add(OrderId.derivedFrom(new Caller("ab"), new IdempotencyKey("c")));
        ids.add(OrderId.derivedFrom(new Caller("a"), new IdempotencyKey("bc")));
        ids.add(OrderId.derivedFrom(new Caller("abc"), new IdempotencyKey("abc")));

        // then
        assertThat(ids).hasSize(3);
    }

    @Test
    void cannotBeChosenInThePlaceOfADerivedOne() {
        // when
        var derived = OrderId.derivedFrom(ALICE, KEY);

        // then
        assertThat(derived.derived()).isTrue();
        assertThat(OrderId.chosen(derived.value())).isEmpty();
        assertThat(OrderId.parse(derived.value())).contains(derived);
    }

    @Test
    void isAUuidOfVersion7ThatBeginsWithTheTime() {
        // given
        var now = Instant.parse("2026-11-22T09:30:00.123Z");
        var random = new SplittableRandom(1);

        // when
        var made = UUID.fromString(OrderId.made(now, random).value());

        // then
        assertThat(made.version()).isEqualTo(7);
        assertThat(made.variant()).isEqualTo(2);
        assertThat(made.getMostSignificantBits() >>> 16).isEqualTo(now.toEpochMilli());
    }

    @Test
    void isMadeAnewEachTime() {
        // given
        var random = new SplittableRandom(1);
        var ids = new HashSet<OrderId>();

        // when
        for (var i = 0; i < 10_000; i++) {
            ids.add(OrderId.made(Instant.EPOCH, random));
        }

        // then
        assertThat(ids).hasSize(10_000);
    }

    @Test
    void saysWhatIsWrongWithIt() {
        assertThatThrownBy(() -> new OrderId("a b"))
                .hasMessage("order id: a b (expected: [A-Za-z0-9_][A-Za-z0-9._-]{0,63})");
    }
}

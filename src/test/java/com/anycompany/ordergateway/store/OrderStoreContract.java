package com.anycompany.ordergateway.store;

import static com.anycompany.ordergateway.store.Outcomes.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.time.Deadline;
import io.vertx.core.Future;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every {@link OrderStore} promises. An adapter's test implements this; each test uses ids of its own, so one table
 * serves them all.
 */
public interface OrderStoreContract {
    /** The store under test. */
    OrderStore orders();

    /** A deadline that is far enough away. */
    Deadline deadline();

    /** Orders of every shape. */
    static List<Named<StoredOrder>> shapes() {
        return List.of(
                Named.of("the order of the brief", SampleOrders.laptop("shape-laptop")),
                Named.of("everything that can be said", SampleOrders.everything("shape-everything")),
                Named.of("no decimals", SampleOrders.inYen("shape-yen")),
                Named.of("part of a trace", SampleOrders.traced("shape-traced")),
                Named.of("nobody to tell", SampleOrders.untold("shape-untold")),
                Named.of("an id derived from a key", SampleOrders.laptop("_derived-from-a-key")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("com.anycompany.ordergateway.store.OrderStoreContract#shapes")
    default void findsExactlyWhatWasWritten(StoredOrder newborn) {
        // given
        assertThat(outcome(orders().writeOnce(newborn, deadline()))).isEqualTo(new Written.Stored());

        // when
        var found = outcome(orders().find(newborn.order().id(), deadline()));

        // then
        assertThat(found).contains(newborn);
    }

    @Test
    default void findsNothingUnderAnIdThatNobodyWrote() {
        // when
        var found = outcome(orders().find(new OrderId("nobody-wrote-this"), deadline()));

        // then
        assertThat(found).isEmpty();
    }

    @Test
    default void answersASecondWriterWithWhatStandsThere() {
        // given
        var first = SampleOrders.laptop("second-writer");
        var second = SampleOrders.laptopAgain("second-writer");
        assertThat(outcome(orders().writeOnce(first, deadline()))).isEqualTo(new Written.Stored());

        // when
        var written = outcome(orders().writeOnce(second, deadline()));

        // then
        assertThat(written).isEqualTo(new Written.Taken(first));
        assertThat(outcome(orders().find(first.order().id(), deadline()))).contains(first);
    }

    @Test
    default void answersARepeatWithItsOwnEarlierWrite() {
        // given
        var newborn = SampleOrders.everything("own-repeat");
        assertThat(outcome(orders().writeOnce(newborn, deadline()))).isEqualTo(new Written.Stored());

        // when
        var written = outcome(orders().writeOnce(newborn, deadline()));

        // then
        assertThat(written).isEqualTo(new Written.Taken(newborn));
    }

    @Test
    default void storesOneOfManyWritersWhoComeAtOnce() {
        // given
        var writers = IntStream.range(0, 40)
                .mapToObj(i -> SampleOrders.of(SampleOrders.laptop("at-once").order(), "token-" + i))
                .toList();

        // when
        var written = writers.stream()
                .map(newborn -> orders().writeOnce(newborn, deadline()))
                .toList();

        // then
        var outcomes = written.stream().map(Outcomes::outcome).toList();
        var stored = outcome(orders().find(new OrderId("at-once"), deadline())).orElseThrow();
        assertThat(outcomes).containsOnlyOnce(new Written.Stored());
        assertThat(outcomes).filteredOn(Written.Taken.class::isInstance).hasSize(39);
        assertThat(outcomes.get(writers.indexOf(stored))).isEqualTo(new Written.Stored());
        assertThat(outcomes)
                .filteredOn(Written.Taken.class::isInstance)
                .allSatisfy(taken -> assertThat(((Written.Taken) taken).by()).isEqualTo(stored));
    }

    @Test
    default void storesManyOrdersThatComeAtOnce() {
        // given
        var newborns = IntStream.range(0, 60)
                .mapToObj(i -> i % 2 == 0 ? SampleOrders.laptop("many-" + i) : SampleOrders.everything("many-" + i))
                .toList();

        // when
        var written = newborns.stream()
                .map(newborn -> orders().writeOnce(newborn, deadline()))
                .toList();

        // then
        assertThat(outcome(Future.all(written)).<Written>list()).containsOnly(new Written.Stored());
        assertThat(newborns)
                .allSatisfy(newborn -> assertThat(
                                outcome(orders().find(newborn.order().id(), deadline())))
                        .contains(newborn));
    }
}

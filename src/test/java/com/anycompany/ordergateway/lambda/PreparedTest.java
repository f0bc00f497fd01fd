package com.anycompany.ordergateway.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.junit.jupiter.api.Test;

final class PreparedTest {
    private static final Context<Resource> CONTEXT = Core.getGlobalContext();

    private final List<String> steps = new ArrayList<>();

    private Future<Void> prime() {
        steps.add("primed");
        return Future.succeededFuture();
    }

    private String make() {
        steps.add("made");
        return "works " + steps.size();
    }

    @Test
    void primesFirstAndMakesThenWhereThereIsNoSnapshot() {
        // when
        var prepared = Prepared.by(this::prime, this::make);
        // then
        assertThat(steps).containsExactly("primed", "made");
        assertThat(prepared.get()).isEqualTo("works 2");
    }

    @Test
    void makesNothingBeforeASnapshot() {
        // given
        var prepared = new Prepared<>(this::prime, this::make);
        // when
        prepared.beforeCheckpoint(CONTEXT);
        // then
        assertThat(steps).containsExactly("primed");
    }

    @Test
    void makesEverythingOnceAfterARestore() {
        // given
        var prepared = new Prepared<>(this::prime, this::make);
        prepared.beforeCheckpoint(CONTEXT);
        // when
        prepared.afterRestore(CONTEXT);
        // then
        assertThat(prepared.get()).isSameAs(prepared.get());
        assertThat(steps).containsExactly("primed", "made");
    }

    @Test
    void servesWithoutBeingPrimed() {
        // when
        var prepared = Prepared.by(() -> Future.failedFuture(new IllegalStateException("planted")), this::make);
        // then
        assertThat(prepared.get()).isEqualTo("works 1");
    }
}

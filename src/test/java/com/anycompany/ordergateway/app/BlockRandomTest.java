package com.anycompany.ordergateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BlockRandomTest {
    private static final int MANY = 1_000;

    @Test
    void drawsNothingTwice() {
        // given
        var random = new BlockRandom();
        // when
        var drawn = Stream.generate(random::nextLong).limit(MANY);
        // then
        assertThat(drawn).doesNotHaveDuplicates();
    }

    @Test
    void givesNoTwoThreadsTheSame() {
        // given
        var random = new BlockRandom();
        // when
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var each = Stream.generate(() -> CompletableFuture.supplyAsync(
                            () -> Stream.generate(random::nextLong).limit(MANY).toList(), threads))
                    .limit(4)
                    .toList();
            // then
            assertThat(each.stream().flatMap(drawn -> drawn.join().stream())).doesNotHaveDuplicates();
        }
    }
}

package com.anycompany.ordergateway.meters;

import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.telemetry.MeterBook;
import com.anycompany.ordergateway.telemetry.PrometheusPage;
import com.anycompany.ordergateway.time.ManualTimer;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MeasuredTest {
    private final MeterBook book = new MeterBook();
    private final Measured measured =
            new Measured(book, new ManualTimer(), new Dependencies(Set.of(), Set.of(), Set.of("topic")));
    private final PrometheusPage page = new PrometheusPage(book);

    private boolean shownAsOpen() {
        return page.page().orElseThrow().get().contains("breaker_open{dependency=\"topic\"} 1");
    }

    @Test
    void showsABreakerThatWasOpenBetweenTwoLooks() {
        // given
        var watcher = measured.breakers((dependency, open) -> {});
        // when
        watcher.changed("topic", true);
        watcher.changed("topic", false);
        // then
        assertThat(shownAsOpen()).isTrue();
        assertThat(shownAsOpen()).isFalse();
    }

    @Test
    void showsABreakerForAsLongAsItIsOpen() {
        // given
        var watcher = measured.breakers((dependency, open) -> {});
        // when
        watcher.changed("topic", true);
        // then
        assertThat(shownAsOpen()).isTrue();
        assertThat(shownAsOpen()).isTrue();
        watcher.changed("topic", false);
        assertThat(shownAsOpen()).isTrue();
        assertThat(shownAsOpen()).isFalse();
    }
}

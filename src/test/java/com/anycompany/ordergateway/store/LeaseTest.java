package com.anycompany.ordergateway.store;

import static com.anycompany.ordergateway.store.SampleOrders.BORN;
import static com.anycompany.ordergateway.store.SampleOrders.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeaseTest {
    @ParameterizedTest(name = "owner {0}, epoch {1}, due in {2} s: {3}")
    @CsvSource({
        "gateway-1, 1, 1, true",
        "gateway-1, 1, 0, false",
        "gateway-1, 1, -1, false",
        "gateway-1, 2, 1, false",
        "stream, 1, 1, false"
    })
    void isUntouchedWhileItIsItsWritersFirstAndUnexpired(String owner, long epoch, long dueIn, boolean untouched) {
        // given
        var lease = new Lease(owner, epoch, BORN.plusSeconds(dueIn));

        // then
        assertThat(lease.untouchedSinceBirth(OWNER, BORN)).isEqualTo(untouched);
    }

    @Test
    void standsForSomethingThatIsPending() {
        assertThatThrownBy(() -> SampleOrders.open(Set.of()))
                .hasMessage("pending: empty (expected: at least one entry)");
    }
}

package com.anycompany.ordergateway.intake;

import com.anycompany.ordergateway.order.Caller;
import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.order.Receipt;
import com.anycompany.ordergateway.store.Fingerprint;
import com.anycompany.ordergateway.store.StoredOrder;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;

/**
 * The receipts of a moment ago, so that an honest repeat can be answered while new orders are refused. What is in it is
 * stored; what is not in it may be stored all the same. Safe for several threads.
 */
final class RecentReceipts {
    private final Cache<OrderId, Known> known;

    private record Known(Caller caller, Fingerprint fingerprint, Receipt receipt) {
        static Known of(StoredOrder stored) {
            var order = stored.order();
            return new Known(order.caller(), stored.birth().fingerprint(), order.receipt());
        }

        boolean sameRequest(StoredOrder again) {
            return caller.equals(again.order().caller())
                    && fingerprint.equals(again.birth().fingerprint());
        }
    }

    /** Remembers the last {@code most}. */
    RecentReceipts(int most) {
        this.known =
                Caffeine.newBuilder().maximumSize(most).executor(Runnable::run).build();
    }

    /** {@code stored} is in the table. */
    void add(StoredOrder stored) {
        known.put(stored.order().id(), Known.of(stored));
    }

    /** The receipt of the same request, if it was answered a moment ago. */
    Optional<Receipt> of(StoredOrder again) {
        return Optional.ofNullable(known.getIfPresent(again.order().id()))
                .filter(known -> known.sameRequest(again))
                .map(Known::receipt);
    }
}

package com.anycompany.ordergateway.intake;

import com.anycompany.ordergateway.order.CanonicalHash;
import com.anycompany.ordergateway.order.Receipt;
import com.anycompany.ordergateway.store.StoredOrder;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The receipts of a moment ago, so that an honest repeat can be answered while new orders are refused. What is in it is
 * stored; what is not in it may be stored all the same. Safe for several threads, which share no lock.
 *
 * <p>Every order taken comes in here and outlives several young collections; each of them copies all that it holds. So it
 * holds one small object an order.
 */
final class RecentReceipts {
    private final AtomicReferenceArray<Known> places;

    /** A request by its whole SHA-256, so that none is taken for another, and when it was received, in ms since 1970. */
    private record Known(long first, long second, long third, long fourth, long receivedAt) {
        static Known of(StoredOrder stored) {
            var order = stored.order();
            var hash = ByteBuffer.wrap(new CanonicalHash()
                    .text(order.id().value())
                    .text(order.caller().name())
                    .text(stored.birth().fingerprint().value())
                    .finish());
            return new Known(
                    hash.getLong(),
                    hash.getLong(),
                    hash.getLong(),
                    hash.getLong(),
                    order.receivedAt().toEpochMilli());
        }

        boolean sameRequest(Known other) {
            return first == other.first && second == other.second && third == other.third && fourth == other.fourth;
        }

        int place(int places) {
            return (int) Long.remainderUnsigned(first, places);
        }
    }

    /** Remembers up to {@code most}: a newer one takes the place of an older one where their hashes want the same. */
    RecentReceipts(int most) {
        this.places = new AtomicReferenceArray<>(most);
    }

    /** {@code stored} is in the table. */
    void add(StoredOrder stored) {
        if (places.length() > 0) {
            var known = Known.of(stored);
            places.setRelease(known.place(places.length()), known);
        }
    }

    /** The receipt of the same request, if it was answered a moment ago. */
    Optional<Receipt> of(StoredOrder again) {
        if (places.length() == 0) {
            return Optional.empty();
        }
        var asked = Known.of(again);
        return Optional.ofNullable(places.getAcquire(asked.place(places.length())))
                .filter(known -> known.sameRequest(asked))
                .map(known -> new Receipt(again.order().id(), Instant.ofEpochMilli(known.receivedAt())));
    }
}

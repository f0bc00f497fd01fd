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
 * stored; what is not in it may be stored all the same. Safe for several threads, which share no lock: two that meet in one
 * row may lose a receipt, and never take one for another.
 *
 * <p>A receipt stands somewhere in the row that its hash names. The next one of that row takes the place of the oldest, and
 * one that is asked for becomes the newest.
 *
 * <p>Every order taken comes in here and outlives several young collections; each of them copies all that it holds. So it
 * holds one small object an order.
 */
final class RecentReceipts {
    /** Enough that a row overflows long after half of all places are taken. */
    private static final int LONGEST_ROW = 8;

    private final AtomicReferenceArray<Known> places;
    private final int inARow;
    private final int rows;
    /** Of each row, which place is the oldest. */
    private final byte[] oldest;

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

        int row(int rows) {
            return (int) Long.remainderUnsigned(first, rows);
        }
    }

    /** Remembers up to {@code most}. */
    RecentReceipts(int most) {
        this.inARow = Math.min(most, LONGEST_ROW);
        this.rows = inARow == 0 ? 0 : most / inARow;
        this.places = new AtomicReferenceArray<>(rows * inARow);
        this.oldest = new byte[rows];
    }

    /** {@code stored} is in the table. */
    void add(StoredOrder stored) {
        if (rows > 0) {
            var known = Known.of(stored);
            places.setRelease(oldestOf(known.row(rows)), known);
        }
    }

    /** The place of the oldest of a row, which is the newest from now on. */
    private int oldestOf(int row) {
        var place = oldest[row];
        oldest[row] = (byte) ((place + 1) % inARow);
        return row * inARow + place;
    }

    /** The receipt of the same request, if it was answered a moment ago. */
    Optional<Receipt> of(StoredOrder again) {
        if (rows == 0) {
            return Optional.empty();
        }
        var asked = Known.of(again);
        var row = asked.row(rows);
        for (var place = row * inARow; place < (row + 1) * inARow; place++) {
            var known = places.getAcquire(place);
            if (known != null && known.sameRequest(asked)) {
                var last = oldestOf(row);
                places.setRelease(place, places.getAcquire(last));
                places.setRelease(last, known);
                return Optional.of(new Receipt(again.order().id(), Instant.ofEpochMilli(known.receivedAt())));
            }
        }
        return Optional.empty();
    }
}

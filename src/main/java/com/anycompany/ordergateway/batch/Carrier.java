package com.anycompany.ordergateway.batch;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Makes the calls that a {@link Combiner} shares.
 *
 * @param <I> one item of work
 * @param <R> what becomes of it
 */
public interface Carrier<I, R> {
    /** One item, by the plain call for one. */
    Future<R> one(I item);

    /**
     * Several items with distinct keys, by one call. Returns a result for each, in their order; each completes on its own,
     * and only when all have is the lane free for the next call. {@code alone} makes the plain call for the item of that
     * place after all, where the shared one was refused: for one that may no longer be begun it fails as held back.
     */
    List<Future<R>> several(List<I> items, IntFunction<Future<R>> alone);

    /** What may not stand twice in one call. */
    Object key(I item);

    /** How many bytes the item takes of what one call may carry. */
    long size(I item);

    /**
     * What becomes of {@code item}, which waited for another of the same key that ended with {@code result}. Empty if it
     * must be carried out itself to know.
     */
    default Optional<R> after(I other, R result, I item) {
        return Optional.empty();
    }
}

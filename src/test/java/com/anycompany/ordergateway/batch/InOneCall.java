package com.anycompany.ordergateway.batch;

import io.vertx.core.Future;
import java.util.List;

/** A shared call without a combiner, all of whose items may still be begun when it is refused. */
public final class InOneCall {
    private InOneCall() {}

    /** What becomes of each of {@code items}. */
    public static <I, R> List<Future<R>> carry(Carrier<I, R> carrier, List<I> items) {
        return carrier.several(items, each -> carrier.one(items.get(each)));
    }
}

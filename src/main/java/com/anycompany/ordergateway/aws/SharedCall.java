package com.anycompany.ordergateway.aws;

import com.anycompany.ordergateway.fault.DependencyException;
import com.anycompany.ordergateway.fault.Fault;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** One call for several items, and what becomes of each of them. */
final class SharedCall {
    private SharedCall() {}

    /** What an answer says of one item. */
    @FunctionalInterface
    interface Reader<A, R> {
        Future<R> read(int item, A answer);
    }

    /**
     * A result for each of {@code items}. A call that was refused as a whole for what stood in it is made again for each
     * item {@code alone}, so that one that cannot be taken spoils no other. Any other failure of it is that of each item.
     */
    static <A, R> List<Future<R>> each(int items, Future<A> call, Reader<A, R> reader, IntFunction<Future<R>> alone) {
        return IntStream.range(0, items)
                .mapToObj(item -> call.compose(
                        answer -> reader.read(item, answer),
                        failure -> invalid(failure) ? alone.apply(item) : Future.<R>failedFuture(failure)))
                .toList();
    }

    private static boolean invalid(Throwable failure) {
        return failure instanceof DependencyException dependency && dependency.fault() == Fault.INVALID;
    }
}

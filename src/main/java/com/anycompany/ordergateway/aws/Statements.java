package com.anycompany.ordergateway.aws;

import com.anycompany.ordergateway.fault.DependencyException;
import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.resilience.Guard;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.IntFunction;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementError;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;

/**
 * Several statements in one call, each with its own answer.
 *
 * <p>Source: DynamoDB BatchExecuteStatement, BatchStatementError.
 */
final class Statements {
    /** Most of one call. Source: BatchExecuteStatement, Statements. */
    static final int MOST = 25;

    /** Most bytes of one call. Our own limit: a larger call would outlast its attempt on a slow line. */
    static final long MOST_BYTES = 1 << 20;

    private final DynamoDbAsyncClient client;
    private final Guard guard;

    Statements(DynamoDbAsyncClient client, Guard guard) {
        this.client = client;
        this.guard = guard;
    }

    /** The answers to {@code statements}, in their order; there may be fewer. */
    Future<List<BatchStatementResponse>> execute(List<BatchStatementRequest> statements) {
        var request =
                BatchExecuteStatementRequest.builder().statements(statements).build();
        return guard.call(
                        () -> SdkFutures.call(DynamoOrderStore.DEPENDENCY, () -> client.batchExecuteStatement(request)))
                .map(answer -> answer.responses());
    }

    /** What becomes of one statement that was answered. */
    @FunctionalInterface
    interface Reader<R> {
        Future<R> read(int statement, BatchStatementResponse answer);
    }

    /**
     * A result for each of {@code statements} of {@code call}. Of a call that was refused as a whole some may have been
     * carried out by then. To do each again {@code alone} is safe since each is conditional; if that fails it is still not
     * known whether the call did it.
     */
    static <R> List<Future<R>> each(
            int statements, Future<List<BatchStatementResponse>> call, Reader<R> reader, IntFunction<Future<R>> alone) {
        return SharedCall.each(
                statements,
                call,
                (statement, answers) ->
                        statement < answers.size() ? reader.read(statement, answers.get(statement)) : unknown(),
                statement -> alone.apply(statement).recover(Statements::inDoubt));
    }

    /** Alone it was certainly not done; only what can never be done was not done by the shared call either. */
    private static <R> Future<R> inDoubt(Throwable failure) {
        var certain = failure instanceof DependencyException dependency
                && !dependency.fault().ambiguous()
                && dependency.fault() != Fault.INVALID;
        return certain
                ? Future.failedFuture(new DependencyException(DynamoOrderStore.DEPENDENCY, Fault.BROKEN, failure))
                : Future.failedFuture(failure);
    }

    /** Nobody can say what became of a statement. */
    static <R> Future<R> unknown() {
        return Future.failedFuture(new DependencyException(DynamoOrderStore.DEPENDENCY, Fault.BROKEN));
    }

    /** What the failure of one statement means. */
    static <R> Future<R> failed(BatchStatementError error) {
        return Future.failedFuture(new DependencyException(DynamoOrderStore.DEPENDENCY, fault(error)));
    }

    private static Fault fault(BatchStatementError error) {
        return switch (error.code()) {
            case THROTTLING_ERROR, PROVISIONED_THROUGHPUT_EXCEEDED, REQUEST_LIMIT_EXCEEDED, TRANSACTION_CONFLICT ->
                Fault.THROTTLED;
            case VALIDATION_ERROR, ITEM_COLLECTION_SIZE_LIMIT_EXCEEDED -> Fault.INVALID;
            case ACCESS_DENIED -> Fault.DENIED;
            case RESOURCE_NOT_FOUND -> Fault.MISSING;
            case INTERNAL_SERVER_ERROR, CONDITIONAL_CHECK_FAILED, DUPLICATE_ITEM, UNKNOWN_TO_SDK_VERSION ->
                Fault.BROKEN;
        };
    }
}

package com.anycompany.ordergateway.aws;

import com.anycompany.ordergateway.batch.Carrier;
import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.store.Lease;
import com.anycompany.ordergateway.store.Outbox;
import com.anycompany.ordergateway.store.StoredOrder;
import com.anycompany.ordergateway.time.Deadline;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;

/**
 * Orders taken over together: an UpdateItem for one, one call of UPDATE statements for several, each of which returns the
 * item as it then is.
 *
 * <p>Source: DynamoDB, "PartiQL update statements for DynamoDB", {@code RETURNING ALL NEW *}.
 */
final class Takeovers implements Carrier<Takeovers.Takeover, Optional<StoredOrder>> {
    private static final long USUAL_SIZE = 512;
    /** The epoch of an order that nobody has claimed yet. */
    static final long BORN = 1;

    private static final Deadline NOBODY_WAITS = new Deadline(Instant.MAX);

    private final String table;
    private final DynamoOrderStore single;
    private final Statements statements;

    /** One of them: whose it is to be, and until when. */
    record Takeover(OrderId id, String owner, Instant until) {
        /** Whether {@code there} is what this made of it. */
        boolean made(StoredOrder there) {
            return there.outbox() instanceof Outbox.Open open && open.lease().equals(new Lease(owner, BORN + 1, until));
        }
    }

    Takeovers(String table, DynamoOrderStore single, Statements statements) {
        this.table = table;
        this.single = single;
        this.statements = statements;
    }

    @Override
    public Future<Optional<StoredOrder>> one(Takeover takeover) {
        return single.takeOver(takeover);
    }

    @Override
    public List<Future<Optional<StoredOrder>>> several(
            List<Takeover> takeovers, IntFunction<Future<Optional<StoredOrder>>> alone) {
        var call = statements.execute(takeovers.stream().map(this::statement).toList());
        return Statements.each(takeovers.size(), call, (each, answer) -> read(takeovers.get(each), answer), alone);
    }

    private Future<Optional<StoredOrder>> read(Takeover takeover, BatchStatementResponse answer) {
        var error = answer.error();
        if (error != null) {
            return error.code() == BatchStatementErrorCodeEnum.CONDITIONAL_CHECK_FAILED
                    ? Future.succeededFuture(Optional.empty())
                    : Statements.failed(error);
        }
        return answer.hasItem() && !answer.item().isEmpty()
                ? Future.succeededFuture(Optional.of(OrderItem.read(answer.item())))
                : single.find(takeover.id(), NOBODY_WAITS).map(found -> found.filter(takeover::made));
    }

    @Override
    public Object key(Takeover takeover) {
        return takeover.id();
    }

    @Override
    public long size(Takeover takeover) {
        return USUAL_SIZE;
    }

    private BatchStatementRequest statement(Takeover takeover) {
        return BatchStatementRequest.builder()
                .statement(("UPDATE \"%s\" SET \"lease_epoch\" = ? SET \"lease_owner\" = ? SET \"due_at\" = ?"
                                + " WHERE \"order_id\" = ? AND \"lease_owner\" = ? AND \"lease_epoch\" = ?"
                                + " RETURNING ALL NEW *")
                        .formatted(table))
                .parameters(
                        AttributeValues.number(BORN + 1),
                        AttributeValues.text(takeover.owner()),
                        AttributeValues.number(takeover.until().toEpochMilli()),
                        AttributeValues.text(takeover.id().value()),
                        AttributeValues.text(Lease.STREAM),
                        AttributeValues.number(BORN))
                .build();
    }
}

package com.anycompany.ordergateway.aws;

import com.anycompany.ordergateway.batch.Carrier;
import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.store.Outbox;
import com.anycompany.ordergateway.store.Recorded;
import com.anycompany.ordergateway.time.Deadline;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.IntFunction;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementError;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * Fenced writes to several outboxes: an UpdateItem for one, one call of UPDATE statements for several.
 *
 * <p>Source: DynamoDB, "PartiQL update statements for DynamoDB": a clause of its own for each attribute.
 */
final class OutboxUpdates implements Carrier<OutboxUpdates.Update, Recorded> {
    private static final Deadline NOBODY_WAITS = new Deadline(Instant.MAX);

    private final DynamoOrderStore single;
    private final Statements statements;
    private final StatementTexts texts;

    /** One write: what the writer holds, and the attributes of what it is to become, made once. */
    record Update(OrderId id, Outbox.Open held, SequencedMap<String, AttributeValue> attributes) {
        static Update of(OrderId id, Outbox.Open held, Outbox next) {
            return new Update(id, held, OutboxAttributes.of(id, next));
        }
    }

    OutboxUpdates(String table, DynamoOrderStore single, Statements statements) {
        this.texts = new StatementTexts(names -> text(table, names));
        this.single = single;
        this.statements = statements;
    }

    @Override
    public Future<Recorded> one(Update update) {
        return single.update(update.id(), update.held(), update.attributes());
    }

    @Override
    public List<Future<Recorded>> several(List<Update> updates, IntFunction<Future<Recorded>> alone) {
        var call = statements.execute(updates.stream().map(this::statement).toList());
        return Statements.each(updates.size(), call, (each, answer) -> read(updates.get(each), answer), alone);
    }

    private Future<Recorded> read(Update update, BatchStatementResponse answer) {
        var error = answer.error();
        if (error == null) {
            return Future.succeededFuture(new Recorded.Applied());
        }
        return error.code() == BatchStatementErrorCodeEnum.CONDITIONAL_CHECK_FAILED
                ? superseded(update, error)
                : Statements.failed(error);
    }

    /** Not every endpoint says what stands there: then it is read. */
    private Future<Recorded> superseded(Update update, BatchStatementError error) {
        return error.hasItem() && !error.item().isEmpty()
                ? Future.succeededFuture(new Recorded.Superseded(OrderItem.read(error.item())))
                : single.find(update.id(), NOBODY_WAITS)
                        .map(found ->
                                found.<Recorded>map(Recorded.Superseded::new).orElseGet(Recorded.Gone::new));
    }

    @Override
    public Object key(Update update) {
        return update.id();
    }

    @Override
    public long size(Update update) {
        return AttributeValues.size(update.attributes());
    }

    private static String text(String table, List<String> names) {
        var text = new StringBuilder("UPDATE \"").append(table).append('"');
        text.append(" SET \"version\" = \"version\" + ?");
        names.forEach(name -> text.append(" SET \"").append(name).append("\" = ?"));
        OutboxAttributes.ALL.stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> text.append(" REMOVE \"").append(name).append('"'));
        return text.append(" WHERE \"order_id\" = ? AND \"lease_epoch\" = ? AND \"due_at\" = ? AND \"pending\" = ?")
                .toString();
    }

    private BatchStatementRequest statement(Update update) {
        var parameters = new ArrayList<AttributeValue>();
        parameters.add(AttributeValues.number(1));
        parameters.addAll(update.attributes().values());
        parameters.add(AttributeValue.fromS(update.id().value()));
        parameters.add(AttributeValues.number(update.held().epoch()));
        parameters.add(AttributeValues.number(update.held().lease().dueAt().toEpochMilli()));
        parameters.add(OutboxAttributes.names(update.held().pending()));
        return BatchStatementRequest.builder()
                .statement(texts.of(update.attributes().keySet()))
                .parameters(parameters)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
    }
}

package com.anycompany.ordergateway.aws;

import com.anycompany.ordergateway.batch.Carrier;
import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.store.StoredOrder;
import com.anycompany.ordergateway.store.Written;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;

/**
 * Orders born together: a PutItem for one, one call of INSERT statements for several. An INSERT fails if its key is taken,
 * as the condition of the PutItem does, but does not say by what: those are read in one more call.
 *
 * <p>Source: DynamoDB, "PartiQL insert statements for DynamoDB".
 */
final class OrderInserts implements Carrier<OrderInserts.Newborn, Written> {
    private final DynamoOrderStore single;
    private final Statements statements;
    private final ConsistentReads reads;
    private final StatementTexts texts;

    /** A new order, and its item, made once. */
    record Newborn(StoredOrder order, SequencedMap<String, AttributeValue> item, long size) {
        static Newborn of(StoredOrder order) {
            var item = OrderItem.of(order);
            return new Newborn(order, item, AttributeValues.size(item));
        }

        OrderId id() {
            return order.order().id();
        }
    }

    OrderInserts(String table, DynamoOrderStore single, Statements statements, ConsistentReads reads) {
        this.texts = new StatementTexts(names -> text(table, names));
        this.single = single;
        this.statements = statements;
        this.reads = reads;
    }

    @Override
    public Future<Written> one(Newborn newborn) {
        return single.put(newborn.item());
    }

    @Override
    public List<Future<Written>> several(List<Newborn> newborns, IntFunction<Future<Written>> alone) {
        var call = statements.execute(newborns.stream().map(this::insert).toList());
        var taken = call.compose(answers -> reads.find(taken(newborns, answers)));
        return Statements.each(newborns.size(), call, (each, answer) -> read(newborns.get(each), answer, taken), alone);
    }

    /** The ids of those that met another order. */
    private static List<OrderId> taken(List<Newborn> newborns, List<BatchStatementResponse> answers) {
        return IntStream.range(0, Math.min(newborns.size(), answers.size()))
                .filter(each -> isTaken(answers.get(each)))
                .mapToObj(each -> newborns.get(each).id())
                .toList();
    }

    private static boolean isTaken(BatchStatementResponse answer) {
        return answer.error() != null && answer.error().code() == BatchStatementErrorCodeEnum.DUPLICATE_ITEM;
    }

    private static Future<Written> read(
            Newborn newborn, BatchStatementResponse answer, Future<Map<OrderId, StoredOrder>> taken) {
        if (answer.error() == null) {
            return Future.succeededFuture(new Written.Stored());
        }
        return isTaken(answer)
                ? taken.compose(
                        found -> Optional.ofNullable(found.get(newborn.id()))
                                .map(by -> Future.<Written>succeededFuture(new Written.Taken(by)))
                                .orElseGet(Statements::unknown),
                        failure -> Statements.unknown())
                : Statements.failed(answer.error());
    }

    @Override
    public Object key(Newborn newborn) {
        return newborn.id();
    }

    @Override
    public long size(Newborn newborn) {
        return newborn.size();
    }

    /** Who came second for an id finds the first there, without asking. */
    @Override
    public Optional<Written> after(Newborn other, Written result, Newborn newborn) {
        return Optional.of(
                switch (result) {
                    case Written.Stored() -> new Written.Taken(other.order());
                    case Written.Taken taken -> taken;
                });
    }

    static String text(String table, List<String> names) {
        return names.stream()
                .map(name -> "'" + name + "': ?")
                .collect(Collectors.joining(", ", "INSERT INTO \"" + table + "\" VALUE {", "}"));
    }

    private BatchStatementRequest insert(Newborn newborn) {
        return BatchStatementRequest.builder()
                .statement(texts.of(newborn.item().keySet()))
                .parameters(List.copyOf(newborn.item().values()))
                .build();
    }
}

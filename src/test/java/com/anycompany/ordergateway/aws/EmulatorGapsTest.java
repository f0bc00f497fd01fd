package com.anycompany.ordergateway.aws;

import static com.anycompany.ordergateway.store.Outcomes.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.resilience.Guard;
import com.anycompany.ordergateway.store.SampleOrders;
import com.anycompany.ordergateway.store.Written;
import com.anycompany.ordergateway.time.Deadline;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** Each {@link Gap} still is one, and is one of no other AWS. */
@OnEveryAws
final class EmulatorGapsTest implements OnAws {
    private static final Deadline DEADLINE = new Deadline(Instant.MAX);
    private static final int WRITERS = 40;
    private static final int MOST_ROUNDS = 50;

    private final ContractAws aws;
    private final OrderTable table;

    EmulatorGapsTest(ContractAws aws) {
        this.aws = aws;
        this.table = new OrderTable(aws.clients(), "Orders-" + UUID.randomUUID());
    }

    @Override
    public ContractAws aws() {
        return aws;
    }

    @AfterEach
    void drop() {
        table.delete();
    }

    private BatchStatementRequest insert(String id) {
        return BatchStatementRequest.builder()
                .statement("INSERT INTO \"" + table.name() + "\" VALUE {'order_id': ?}")
                .parameters(AttributeValues.text(id))
                .build();
    }

    @Test
    void severalStatementsInOneCall() {
        // given
        var request = BatchExecuteStatementRequest.builder()
                .statements(insert("1"), insert("2"))
                .build();
        // when
        var answer = outcome(SdkFutures.start(() -> aws.clients().dynamoDb().batchExecuteStatement(request))
                .transform(result -> Future.succeededFuture(result)));
        // then
        if (Gap.MOTO_SHARES_NO_STATEMENTS.isOf(aws)) {
            assertThat(answer.cause())
                    .isInstanceOf(DynamoDbException.class)
                    .hasMessageContaining(Gap.MOTO_SHARES_NO_STATEMENTS.answer());
        } else {
            assertThat(answer.result().responses()).hasSize(2).allMatch(each -> Objects.isNull(each.error()));
        }
    }

    /** How many of the writers of one order are told that they stored it. */
    private long storedAtOnce(String id) {
        var store = new DynamoOrderStore(aws.clients().dynamoDb(), table.name(), Guard.NONE);
        var writes = IntStream.range(0, WRITERS)
                .mapToObj(i -> SampleOrders.of(SampleOrders.laptop(id).order(), "token-" + i))
                .map(newborn -> store.writeOnce(newborn, DEADLINE))
                .toList();
        return writes.stream()
                .filter(write -> outcome(write) instanceof Written.Stored)
                .count();
    }

    @Test
    void aConditionThatHoldsWhileOthersWrite() {
        // given
        var rounds = Gap.MOTO_LETS_WRITERS_RACE.isOf(aws) ? MOST_ROUNDS : 1;
        // when
        var most = IntStream.range(0, rounds)
                .mapToLong(round -> storedAtOnce("race-" + round))
                .filter(stored -> stored > 1)
                .findFirst()
                .orElse(1);
        // then
        if (Gap.MOTO_LETS_WRITERS_RACE.isOf(aws)) {
            assertThat(most).isGreaterThan(1);
        } else {
            assertThat(most).isEqualTo(1);
        }
    }
}

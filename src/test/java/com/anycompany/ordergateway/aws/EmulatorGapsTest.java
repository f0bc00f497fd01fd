package com.anycompany.ordergateway.aws;

import static com.anycompany.ordergateway.store.Outcomes.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/** Each {@link Gap} still is one, and is one of no other AWS. */
@OnEveryAws
final class EmulatorGapsTest implements OnAws {
    private static final int WRITERS = 40;
    private static final int MOST_ROUNDS = 50;

    /** Source: DynamoDB, "Expression size": 4 KB; "Operators": 300. */
    private static final String NOTHING_STANDS_THERE = IntStream.range(0, 120)
            .mapToObj(other -> "attribute_not_exists(a%d)".formatted(other))
            .collect(Collectors.joining(" AND ", "attribute_not_exists(order_id) AND ", ""));

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

    /**
     * How many of the writers of one item are told that they stored it. The condition is as long as one may be, so that
     * there is time between reading what stands there and writing.
     */
    private long storedAtOnce(String id) {
        var writes = IntStream.range(0, WRITERS)
                .mapToObj(writer -> PutItemRequest.builder()
                        .tableName(table.name())
                        .item(Map.of("order_id", AttributeValues.text(id), "writer", AttributeValues.text("" + writer)))
                        .conditionExpression(NOTHING_STANDS_THERE)
                        .build())
                .map(write -> SdkFutures.start(() -> aws.clients().dynamoDb().putItem(write)))
                .map(write -> write.transform(result -> Future.succeededFuture(result.succeeded())))
                .toList();
        return writes.stream().filter(write -> outcome(write)).count();
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

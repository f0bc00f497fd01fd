package com.anycompany.ordergateway.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.batch.InOneCall;
import com.anycompany.ordergateway.fault.DependencyException;
import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.resilience.Guard;
import com.anycompany.ordergateway.store.Outbox;
import com.anycompany.ordergateway.store.Recorded;
import com.anycompany.ordergateway.store.SampleOrders;
import com.anycompany.ordergateway.store.Written;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementError;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;

/** What each answer to a shared call says about each of its statements. */
final class StatementAnswersTest {
    private static final String TABLE = "Orders";

    private final ScriptedClient client = new ScriptedClient();
    private final DynamoOrderStore single = new DynamoOrderStore(client, TABLE, Guard.NONE);
    private final Statements statements = new Statements(client, Guard.NONE);
    private final OrderInserts inserts =
            new OrderInserts(TABLE, single, statements, new ConsistentReads(client, TABLE, Guard.NONE));
    private final OutboxUpdates updates = new OutboxUpdates(TABLE, single, statements);
    private final OrderInserts.Newborn first = OrderInserts.Newborn.of(SampleOrders.laptop("first"));
    private final OrderInserts.Newborn second = OrderInserts.Newborn.of(SampleOrders.laptop("second"));

    /** Answers what a test says, and notes what it was asked. */
    private static final class ScriptedClient implements DynamoDbAsyncClient {
        private final Queue<CompletableFuture<BatchExecuteStatementResponse>> batches = new ArrayDeque<>();
        private final Queue<CompletableFuture<PutItemResponse>> puts = new ArrayDeque<>();
        private final Queue<CompletableFuture<BatchGetItemResponse>> reads = new ArrayDeque<>();
        private final List<String> asked = new ArrayList<>();
        private Map<String, AttributeValue> standing = Map.of();

        void answersStatements(BatchStatementResponse... answers) {
            batches.add(CompletableFuture.completedFuture(
                    BatchExecuteStatementResponse.builder().responses(answers).build()));
        }

        void failsCall(int status, String code) {
            batches.add(CompletableFuture.failedFuture(refusal(status, code)));
        }

        void failsPut(int status, String code) {
            puts.add(CompletableFuture.failedFuture(refusal(status, code)));
        }

        void answersRead(BatchGetItemResponse answer) {
            reads.add(CompletableFuture.completedFuture(answer));
        }

        private static String id(Map<String, AttributeValue> item) {
            return new Attributes(item).text(OrderItem.ID);
        }

        private static Throwable refusal(int status, String code) {
            return DynamoDbException.builder()
                    .statusCode(status)
                    .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                    .build();
        }

        @Override
        public CompletableFuture<BatchExecuteStatementResponse> batchExecuteStatement(
                BatchExecuteStatementRequest request) {
            asked.add("statements " + request.statements().size());
            return batches.remove();
        }

        @Override
        public CompletableFuture<BatchGetItemResponse> batchGetItem(BatchGetItemRequest request) {
            var wanted = request.requestItems().values().iterator().next();
            assertThat(wanted.consistentRead()).isTrue();
            asked.add("read " + wanted.keys().size());
            return reads.remove();
        }

        @Override
        public CompletableFuture<PutItemResponse> putItem(PutItemRequest request) {
            asked.add("put " + id(request.item()));
            return puts.isEmpty()
                    ? CompletableFuture.completedFuture(
                            PutItemResponse.builder().build())
                    : puts.remove();
        }

        @Override
        public CompletableFuture<GetItemResponse> getItem(GetItemRequest request) {
            asked.add("get " + id(request.key()));
            var answer = GetItemResponse.builder();
            return CompletableFuture.completedFuture((standing.isEmpty() ? answer : answer.item(standing)).build());
        }

        @Override
        public String serviceName() {
            return "dynamodb";
        }

        @Override
        public void close() {}
    }

    private static BatchStatementResponse done() {
        return BatchStatementResponse.builder().build();
    }

    private static BatchStatementResponse failed(String code) {
        return BatchStatementResponse.builder()
                .error(BatchStatementError.builder().code(code).message("why").build())
                .build();
    }

    private List<Future<Written>> insertBoth() {
        return InOneCall.carry(inserts, List.of(first, second));
    }

    private List<Future<Recorded>> updateBoth() {
        return InOneCall.carry(updates, List.of(update(first), update(second)));
    }

    private static OutboxUpdates.Update update(OrderInserts.Newborn born) {
        var held = (Outbox.Open) born.order().outbox();
        return OutboxUpdates.Update.of(
                born.id(),
                held,
                new Outbox.Done(Map.of(), held.epoch(), born.order().order().receivedAt()));
    }

    private static Fault fault(Future<?> failed) {
        return ((DependencyException) failed.cause()).fault();
    }

    @ParameterizedTest
    @CsvSource({
        "ThrottlingError, THROTTLED",
        "ProvisionedThroughputExceeded, THROTTLED",
        "RequestLimitExceeded, THROTTLED",
        "TransactionConflict, THROTTLED",
        "ValidationError, INVALID",
        "ItemCollectionSizeLimitExceeded, INVALID",
        "AccessDenied, DENIED",
        "ResourceNotFound, MISSING",
        "InternalServerError, BROKEN",
        "SomethingNobodyKnows, BROKEN"
    })
    void failsOnlyTheStatementThatFailed(String code, Fault fault) {
        // given
        client.answersStatements(failed(code), done());
        client.answersStatements(done(), failed(code));
        // when
        var written = insertBoth();
        var recorded = updateBoth();
        // then
        assertThat(fault(written.getFirst())).isEqualTo(fault);
        assertThat(written.getLast().result()).isEqualTo(new Written.Stored());
        assertThat(recorded.getFirst().result()).isEqualTo(new Recorded.Applied());
        assertThat(fault(recorded.getLast())).isEqualTo(fault);
    }

    @Test
    void saysUnknownOfAStatementThatIsNotAnswered() {
        // given
        client.answersStatements(done());
        // when
        var written = insertBoth();
        // then
        assertThat(written.getFirst().result()).isEqualTo(new Written.Stored());
        assertThat(fault(written.getLast()).ambiguous()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "400, ThrottlingException, THROTTLED",
        "400, AccessDeniedException, DENIED",
        "400, ResourceNotFoundException, MISSING",
        "500, InternalServerError, BROKEN",
        "503, ServiceUnavailable, BROKEN"
    })
    void failsEachStatementAsTheCallFailed(int status, String code, Fault fault) {
        // given
        client.failsCall(status, code);
        // when
        var written = insertBoth();
        // then
        assertThat(written).extracting(StatementAnswersTest::fault).containsOnly(fault);
        assertThat(client.asked).containsExactly("statements 2");
    }

    @Test
    void makesEachAloneWhenTheCallWasRefusedForWhatStoodInIt() {
        // given
        client.failsCall(400, "ValidationException");
        // when
        var written = insertBoth();
        // then
        assertThat(written).extracting(Future::result).containsOnly(new Written.Stored());
        assertThat(client.asked).containsExactly("statements 2", "put first", "put second");
    }

    /** The call may have carried out the statements before the one that it was refused for. */
    @ParameterizedTest
    @CsvSource({
        "400, ThrottlingException, BROKEN",
        "400, AccessDeniedException, BROKEN",
        "500, InternalServerError, BROKEN",
        "400, ValidationException, INVALID"
    })
    void isInDoubtWhenWhatWasRefusedTogetherFailsAloneToo(int status, String code, Fault fault) {
        // given
        client.failsCall(400, "ValidationException");
        client.failsPut(status, code);
        // when
        var written = insertBoth();
        // then
        assertThat(fault(written.getFirst())).isEqualTo(fault);
        assertThat(written.getLast().result()).isEqualTo(new Written.Stored());
    }

    @Test
    void readsWhatStandsThereWhenAKeyIsTaken() {
        // given
        client.answersStatements(done(), failed("DuplicateItem"));
        client.answersRead(BatchGetItemResponse.builder()
                .responses(Map.of(TABLE, List.of(second.item())))
                .build());
        // when
        var written = insertBoth();
        // then
        assertThat(written.getFirst().result()).isEqualTo(new Written.Stored());
        assertThat(written.getLast().result()).isEqualTo(new Written.Taken(second.order()));
        assertThat(client.asked).containsExactly("statements 2", "read 1");
    }

    @Test
    void asksAgainForKeysThatWereNotProcessed() {
        // given
        client.answersStatements(failed("DuplicateItem"), failed("DuplicateItem"));
        client.answersRead(BatchGetItemResponse.builder()
                .responses(Map.of(TABLE, List.of(first.item())))
                .unprocessedKeys(Map.of(
                        TABLE,
                        KeysAndAttributes.builder()
                                .keys(List.of(OrderItem.key(second.id())))
                                .build()))
                .build());
        client.answersRead(BatchGetItemResponse.builder()
                .responses(Map.of(TABLE, List.of(second.item())))
                .build());
        // when
        var written = insertBoth();
        // then
        assertThat(written)
                .extracting(Future::result)
                .containsExactly(new Written.Taken(first.order()), new Written.Taken(second.order()));
        assertThat(client.asked).containsExactly("statements 2", "read 2", "read 1");
    }

    @Test
    void saysUnknownWhenWhatTookTheKeyIsNotFound() {
        // given
        client.answersStatements(done(), failed("DuplicateItem"));
        client.answersRead(BatchGetItemResponse.builder().responses(Map.of()).build());
        // when
        var written = insertBoth();
        // then
        assertThat(fault(written.getLast()).ambiguous()).isTrue();
    }

    @Test
    void showsWhatStandsThereWhenTheFenceHeld() {
        // given
        client.answersStatements(
                done(),
                BatchStatementResponse.builder()
                        .error(BatchStatementError.builder()
                                .code("ConditionalCheckFailed")
                                .item(second.item())
                                .build())
                        .build());
        // when
        var recorded = updateBoth();
        // then
        assertThat(recorded.getLast().result()).isEqualTo(new Recorded.Superseded(second.order()));
        assertThat(client.asked).containsExactly("statements 2");
    }

    @Test
    void readsWhatStandsThereWhenTheFenceHeldAndTheAnswerDoesNotSay() {
        // given
        client.answersStatements(failed("ConditionalCheckFailed"), done());
        client.standing = first.item();
        // when
        var recorded = updateBoth();
        // then
        assertThat(recorded.getFirst().result()).isEqualTo(new Recorded.Superseded(first.order()));
        assertThat(client.asked).containsExactly("statements 2", "get first");
    }

    @Test
    void tellsALatecomerWhatItsLeaderFound() {
        assertThat(inserts.after(first, new Written.Stored(), second)).contains(new Written.Taken(first.order()));
        assertThat(inserts.after(first, new Written.Taken(second.order()), first))
                .contains(new Written.Taken(second.order()));
    }
}

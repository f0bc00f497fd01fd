package com.anycompany.ordergateway.aws;

import static com.anycompany.ordergateway.store.Outcomes.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.fault.DependencyException;
import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.local.AwsServiceName;
import com.anycompany.ordergateway.local.Failure;
import com.anycompany.ordergateway.local.LocalAws;
import com.anycompany.ordergateway.local.LocalAwsOptions;
import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.resilience.Guard;
import com.anycompany.ordergateway.store.SampleOrders;
import com.anycompany.ordergateway.time.Deadline;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each failure of the wire means to a writer. */
final class DynamoFaultsTest {
    private static final LocalAws AWS = LocalAws.start(LocalAwsOptions.onAnyPort());
    private static final AwsClients CLIENTS = TestClients.of(AWS);
    private static final Deadline DEADLINE = new Deadline(Instant.MAX);

    private final OrderTable table = new OrderTable(CLIENTS, "Orders-" + UUID.randomUUID());
    private final DynamoOrderStore store = new DynamoOrderStore(CLIENTS.dynamoDb(), table.name(), Guard.NONE);

    @AfterAll
    static void end() {
        CLIENTS.close();
        AWS.close();
    }

    @AfterEach
    void heal() {
        AWS.faults().healAll();
        table.delete();
    }

    private static Fault faultOf(Future<?> future) {
        var failure = outcome(future.transform(result -> Future.succeededFuture(result.cause())));
        assertThat(failure).isInstanceOf(DependencyException.class);
        return ((DependencyException) failure).fault();
    }

    private Fault write() {
        return faultOf(store.writeOnce(SampleOrders.laptop("fault"), DEADLINE));
    }

    private boolean stored() {
        AWS.faults().healAll();
        return outcome(store.find(new OrderId("fault"), DEADLINE)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "400, ProvisionedThroughputExceededException, THROTTLED",
        "400, ThrottlingException, THROTTLED",
        "400, RequestLimitExceeded, THROTTLED",
        "400, AccessDeniedException, DENIED",
        "400, ResourceNotFoundException, MISSING",
        "400, ValidationException, INVALID",
        "500, InternalServerError, BROKEN",
        "503, ServiceUnavailable, BROKEN",
    })
    void saysWhatARefusalMeans(int status, String code, Fault expected) {
        // given
        AWS.faults().fail(AwsServiceName.DYNAMODB, "PutItem", new Failure.Refuse(status, code));
        // when
        var fault = write();
        // then
        assertThat(fault).isEqualTo(expected);
        assertThat(stored()).isFalse();
    }

    @Test
    void isInDoubtWhenTheAnswerIsLost() {
        // given
        AWS.faults().fail(AwsServiceName.DYNAMODB, "PutItem", new Failure.DropAnswer());
        // when
        var fault = write();
        // then
        assertThat(fault.ambiguous()).isTrue();
        assertThat(stored()).isTrue();
    }

    @Test
    void isInDoubtWhenTheConnectionBreaks() {
        // given
        AWS.faults().fail(AwsServiceName.DYNAMODB, "PutItem", new Failure.Reset());
        // when
        var fault = write();
        // then
        assertThat(fault.ambiguous()).isTrue();
    }

    @Test
    void isInDoubtWhenNoAnswerComesInTime() {
        // given
        AWS.faults().fail(AwsServiceName.DYNAMODB, "PutItem", new Failure.Silent());
        // when
        var fault = write();
        // then
        assertThat(fault).isEqualTo(Fault.TIMEOUT);
    }

    @Test
    void isCertainThatNothingHappenedWhenNobodyListens() {
        // given
        try (var nowhere = TestClients.nowhere()) {
            var unreachable = new DynamoOrderStore(nowhere.dynamoDb(), table.name(), Guard.NONE);
            // when
            var fault = faultOf(unreachable.writeOnce(SampleOrders.laptop("1"), DEADLINE));
            // then
            assertThat(fault).isEqualTo(Fault.UNREACHABLE);
        }
    }

    @Test
    void isCertainThatNothingHappenedWhenNoConnectionIsFree() {
        // given
        try (var one = TestClients.withOneConnection(AWS)) {
            AWS.faults().fail(AwsServiceName.DYNAMODB, "PutItem", new Failure.Silent());
            var busy = new DynamoOrderStore(one.dynamoDb(), table.name(), Guard.NONE);
            var first = busy.writeOnce(SampleOrders.laptop("1"), DEADLINE);
            var second = busy.writeOnce(SampleOrders.laptop("2"), DEADLINE);
            // when
            var faults = List.of(faultOf(first), faultOf(second));
            // then
            assertThat(faults).containsExactlyInAnyOrder(Fault.TIMEOUT, Fault.THROTTLED);
        }
    }
}

package com.anycompany.ordergateway.aws;

import static com.anycompany.ordergateway.store.Outcomes.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.operations.Scanned;
import com.anycompany.ordergateway.resilience.Guard;
import com.anycompany.ordergateway.store.Cursor;
import com.anycompany.ordergateway.store.SampleOrders;
import com.anycompany.ordergateway.time.Deadline;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@OnEveryAws
final class DynamoTableScanTest implements OnAws {

    private final ContractAws aws;
    private final OrderTable table;
    private final DynamoOrderStore store;

    DynamoTableScanTest(ContractAws aws) {
        this.aws = aws;
        this.table = new OrderTable(aws.clients(), "Orders-of-a-scan");
        this.store = new DynamoOrderStore(aws.clients().dynamoDb(), table.name(), Guard.NONE);
    }

    @Override
    public ContractAws aws() {
        return aws;
    }

    @AfterEach
    void delete() {
        table.delete();
    }

    private Map<String, Scanned> scan(int most) {
        var scan = new DynamoTableScan(aws.clients().dynamoDb(), table.name(), most);
        var all = new HashMap<String, Scanned>();
        Cursor at = new Cursor.Start();
        while (!(at instanceof Cursor.End)) {
            var page = outcome(scan.page(at));
            assertThat(page.items()).hasSizeLessThanOrEqualTo(most);
            page.items().forEach(item -> assertThat(all.put(item.id(), item)).isNull());
            at = page.next();
        }
        return all;
    }

    private static Scanned item(Map<String, Scanned> scanned, String id) {
        return Objects.requireNonNull(scanned.get(id), id);
    }

    @Test
    void readsEveryOrderOncePageByPage() {
        // given
        var orders = IntStream.range(0, 10)
                .mapToObj(i -> SampleOrders.everything("order-" + i))
                .toList();
        orders.forEach(order -> outcome(store.writeOnce(order, new Deadline(Instant.MAX))));
        // when
        var scanned = scan(3);
        // then
        assertThat(scanned).hasSize(10);
        assertThat(orders)
                .allSatisfy(order -> assertThat(
                                item(scanned, order.order().id().value()).reading())
                        .isEqualTo(new Scanned.Whole(order)));
    }

    @Test
    void goesOnAfterAnItemThatCannotBeRead() {
        // given
        outcome(store.writeOnce(SampleOrders.laptop("1"), new Deadline(Instant.MAX)));
        var odd = Map.of(
                "order_id", AttributeValues.text("not an id!"),
                "outbox_shard", AttributeValues.text("mixed#01"),
                "pending", AttributeValue.fromSs(List.of("event:placed")));
        outcome(SdkFutures.start(() -> aws.clients()
                .dynamoDb()
                .putItem(put -> put.tableName(table.name()).item(odd))));
        // when
        var scanned = scan(100);
        // then
        assertThat(scanned).hasSize(2);
        assertThat(item(scanned, "not an id!").marks()).isEqualTo(new Scanned.Marks(true, "mixed#01", false));
        assertThat(item(scanned, "not an id!").reading()).isInstanceOf(Scanned.Broken.class);
    }
}

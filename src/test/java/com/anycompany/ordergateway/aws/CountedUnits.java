package com.anycompany.ordergateway.aws;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.DoubleAdder;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.model.Capacity;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * What AWS asks money for, of every client of the SDK, while somebody counts: DynamoDB is then asked to say which capacity
 * each call took of the table and of its indexes; other calls are counted by name. The SDK finds it by a file of the class
 * path.
 *
 * <p>Source: DynamoDB, ReturnConsumedCapacity.
 */
public final class CountedUnits implements ExecutionInterceptor {
    private static final List<Count> COUNTING = new CopyOnWriteArrayList<>();

    /** A count that is under way until it is closed. */
    public static final class Count implements AutoCloseable {
        private final Map<String, DoubleAdder> sums = new ConcurrentSkipListMap<>();

        private void add(String what, double units) {
            sums.computeIfAbsent(what, unused -> new DoubleAdder()).add(units);
        }

        /** So many of each so far, for each of {@code pieces}. */
        public Map<String, Double> each(int pieces) {
            var each = new TreeMap<String, Double>();
            sums.forEach((what, sum) -> each.put(what, sum.sum() / pieces));
            return each;
        }

        @Override
        public void close() {
            COUNTING.remove(this);
        }
    }

    /** Counts from now on. */
    public static Count begin() {
        var count = new Count();
        COUNTING.add(count);
        return count;
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        var asked = ReturnConsumedCapacity.INDEXES;
        if (COUNTING.isEmpty()) {
            return context.request();
        }
        return switch (context.request()) {
            case PutItemRequest put ->
                put.toBuilder().returnConsumedCapacity(asked).build();
            case UpdateItemRequest update ->
                update.toBuilder().returnConsumedCapacity(asked).build();
            case GetItemRequest get ->
                get.toBuilder().returnConsumedCapacity(asked).build();
            case QueryRequest query ->
                query.toBuilder().returnConsumedCapacity(asked).build();
            default -> context.request();
        };
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        COUNTING.forEach(count -> add(count, context.response(), attributes));
    }

    private static void add(Count count, SdkResponse response, ExecutionAttributes attributes) {
        switch (response) {
            case PutItemResponse put -> written(count, put.consumedCapacity());
            case UpdateItemResponse update -> written(count, update.consumedCapacity());
            case GetItemResponse get ->
                count.add("read units", get.consumedCapacity().capacityUnits());
            case QueryResponse query -> {
                count.add("queries", 1);
                count.add("read units", query.consumedCapacity().capacityUnits());
            }
            default -> count.add(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME), 1);
        }
    }

    private static void written(Count count, ConsumedCapacity capacity) {
        count.add("write units of the table", capacity.table().capacityUnits());
        count.add(
                "write units of the index",
                capacity.globalSecondaryIndexes().values().stream()
                        .mapToDouble(Capacity::capacityUnits)
                        .sum());
    }
}

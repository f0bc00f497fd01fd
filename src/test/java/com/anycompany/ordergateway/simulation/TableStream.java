package com.anycompany.ordergateway.simulation;

import com.anycompany.ordergateway.delivery.Takeover;
import com.anycompany.ordergateway.order.OrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The stream of the table, as Lambda reads it to a function: orders that were left to it are shown some time after their
 * birth, in small batches, each to a node that has no other. It shows at least once: a batch comes again if its node dies
 * or needs too long, or if nothing was taken and something failed, and now and then for no reason. And it may lag.
 */
final class TableStream implements Table.Watcher {
    private static final int MOST_AT_ONCE = 8;
    private static final int LONGEST_GATHERING = 1_500;
    private static final int LOOK = 500;

    private final World world;
    private final Supplier<List<Node>> nodes;
    private final SplittableRandom random;
    private final boolean ofKeysAlone;
    private final List<Takeover.Seen> waiting = new ArrayList<>();
    private final Set<Life> busy = new HashSet<>();
    private boolean comes;
    private boolean dry;

    /** One batch at one node, which has until then. */
    private static final class Invocation {
        private final List<Takeover.Seen> batch;
        private final Life process;
        private final long end;
        private boolean over;

        Invocation(List<Takeover.Seen> batch, Life process, long end) {
            this.batch = batch;
            this.process = process;
            this.end = end;
        }
    }

    TableStream(World world, Supplier<List<Node>> nodes, SplittableRandom random) {
        this.world = world;
        this.nodes = nodes;
        this.random = random;
        this.ofKeysAlone = random.nextInt(4) == 0;
    }

    /** Either it goes on as it did, or it brings nothing any more. */
    void calm() {
        dry = random.nextBoolean();
    }

    @Override
    public void changed(
            String writer,
            Map<String, AttributeValue> before,
            Map<String, AttributeValue> after,
            Map<String, AttributeValue> given) {
        var is = new Item(after);
        if (before.isEmpty() && is.owner().equals(Item.STREAM)) {
            born(is);
        }
    }

    private void born(Item is) {
        var due = ofKeysAlone ? Optional.<Instant>empty() : Optional.of(Instant.ofEpochMilli(is.dueAt()));
        var seen = List.of(new Takeover.Seen(OrderId.parse(is.id()).orElseThrow(), due));
        var lease = Math.max(0, is.dueAt() - world.now());
        switch (random.nextInt(12)) {
            case 0 -> world.count(Expected.NEVER_SHOWN);
            case 1, 2 -> {
                world.count(Expected.SHOWN_LATE);
                bring(seen, lease + random.nextLong(3_000));
            }
            default -> bring(seen, random.nextLong(20, 1_000));
        }
    }

    private void bring(List<Takeover.Seen> seen, long after) {
        world.scheduler().later(after, () -> {
            waiting.addAll(seen);
            come(random.nextLong(10, LONGEST_GATHERING));
        });
    }

    private void again(List<Takeover.Seen> seen) {
        world.count(Expected.SHOWN_AGAIN);
        bring(seen, random.nextLong(100, 3_000));
    }

    private void come(long after) {
        if (!comes) {
            comes = true;
            world.scheduler().later(after, this::show);
        }
    }

    private void show() {
        comes = false;
        if (dry) {
            waiting.clear();
        }
        var free = nodes.get().stream()
                .filter(node -> !busy.contains(node.process()))
                .toList();
        if (!waiting.isEmpty() && !free.isEmpty()) {
            var next = waiting.subList(0, Math.min(waiting.size(), 1 + random.nextInt(MOST_AT_ONCE)));
            var batch = List.copyOf(next);
            next.clear();
            show(batch, free.get(random.nextInt(free.size())));
        }
        if (!waiting.isEmpty()) {
            come(random.nextLong(1, LOOK));
        }
    }

    private void show(List<Takeover.Seen> batch, Node node) {
        var process = node.process();
        var left = random.nextLong(500, 10_000);
        var invocation = new Invocation(batch, process, world.now() + left);
        world.note("stream", "shows", process, batch);
        busy.add(process);
        world.scheduler()
                .later(
                        process,
                        Scheduler.Weight.STEP,
                        random.nextLong(20),
                        () -> node.teller()
                                .deliver(batch, Duration.ofMillis(left))
                                .onComplete(sum -> ended(invocation, sum.result())));
        watch(invocation);
    }

    private void watch(Invocation invocation) {
        world.scheduler().later(LOOK, () -> {
            if (!invocation.over && (world.now() >= invocation.end || !invocation.process.alive())) {
                invocation.over = true;
                again(invocation.batch);
            } else if (!invocation.over) {
                watch(invocation);
            }
        });
    }

    private void ended(Invocation invocation, Takeover.Sum sum) {
        world.note("stream", "hears", invocation.process, sum);
        busy.remove(invocation.process);
        if (!invocation.over && ((sum.taken() == 0 && sum.failed() > 0) || random.nextInt(3) == 0)) {
            again(invocation.batch);
        }
        invocation.over = true;
    }
}

package com.anycompany.ordergateway.simulation;

import com.anycompany.ordergateway.api.ApiResponse;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * Somebody who places one order, and again, at whichever node answers, until it knows how that ended; or who gives up, or
 * asks again even after it knew.
 */
final class Customer {
    private static final long PATIENCE = 3_200;

    private final World world;
    private final AnswerLaws laws;
    private final Supplier<Optional<Node>> anyNode;
    private final SplittableRandom random;
    private final Wish wish;
    private final boolean givesUp;
    private int morePosts;
    private int posts;
    private boolean done;

    Customer(World world, AnswerLaws laws, Supplier<Optional<Node>> anyNode, SplittableRandom random, Wish wish) {
        this.world = world;
        this.laws = laws;
        this.anyNode = anyNode;
        this.random = random;
        this.wish = wish;
        this.givesUp = !wish.repeatable() || random.nextInt(6) == 0;
        this.morePosts = wish.repeatable() && random.nextInt(4) == 0 ? 1 + random.nextInt(2) : 0;
    }

    /** Whether it knows, or no longer wants to. */
    boolean done() {
        return done;
    }

    /** Places the order, or places it again. */
    void post() {
        var node = anyNode.get();
        var number = ++posts;
        if (node.isEmpty()) {
            again(number);
            return;
        }
        var process = node.get().process();
        world.scheduler().later(process, Scheduler.Weight.STEP, random.nextLong(20), () -> arrive(node.get(), number));
        world.scheduler().later(PATIENCE, () -> again(number));
    }

    private void arrive(Node node, int number) {
        var request = new Request(wish, node.process(), world.now());
        world.note(node.process(), "receives", request);
        laws.begins(request);
        world.handling(Optional.of(request));
        var answer = node.requests().handle(wish.request(random));
        world.handling(Optional.empty());
        answer.onComplete(result -> {
            laws.answered(request, result.result());
            hear(result.result(), number);
        });
    }

    private void hear(ApiResponse response, int number) {
        if (number != posts || done) {
            return;
        }
        if (response.status() == 200 && random.nextInt(3) == 0) {
            look(new JsonObject(Buffer.buffer(response.body())).getString("order_id"));
        }
        if (response.status() != 503) {
            settle();
        } else {
            posts++;
            retryOrGiveUp();
        }
    }

    /** Looks at its order at once, wherever it can. */
    private void look(String id) {
        anyNode.get()
                .ifPresent(node -> world.scheduler()
                        .later(
                                node.process(),
                                Scheduler.Weight.STEP,
                                random.nextLong(20),
                                () -> node.requests()
                                        .handle(Wish.look(id))
                                        .onComplete(result -> laws.shown(id, result.result()))));
    }

    /** No answer came in time. */
    private void again(int number) {
        if (number == posts && !done) {
            retryOrGiveUp();
        }
    }

    private void retryOrGiveUp() {
        if (givesUp) {
            done = true;
        } else {
            world.scheduler().later(100 + random.nextLong(1_500), this::post);
        }
    }

    private void settle() {
        if (morePosts > 0) {
            morePosts--;
            posts++;
            world.scheduler().later(random.nextLong(20_000), this::post);
        } else {
            done = true;
        }
    }
}

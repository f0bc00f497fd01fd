package com.anycompany.ordergateway.simulation;

import com.anycompany.ordergateway.api.ApiResponse;
import com.anycompany.ordergateway.config.Settings;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What must be true of every answer, at the moment at which it is given and for ever after. */
final class AnswerLaws {
    private final World world;
    private final long deadline;
    private final Map<String, String> receipts = new HashMap<>();
    private final Set<String> neverStored = new HashSet<>();
    private final Set<Request> open = new LinkedHashSet<>();

    AnswerLaws(World world, Settings settings) {
        this.world = world;
        this.deadline = settings.http().requestDeadline().toMillis();
    }

    /** The ids of all orders that were answered with 200. */
    Set<String> acknowledged() {
        return receipts.keySet();
    }

    /** Requests that wait for their answer. */
    Collection<Request> open() {
        return List.copyOf(open);
    }

    void begins(Request request) {
        open.add(request);
    }

    void answered(Request request, ApiResponse response) {
        open.remove(request);
        var body = new String(response.body(), StandardCharsets.UTF_8);
        var json = new JsonObject(Buffer.buffer(response.body()));
        var answer = response.status() + " " + json.getString("code", "");
        world.note(request.process(), "answers", request, answer);
        var replayed = response.headers().containsKey("Idempotent-Replayed");
        world.count(Expected.answer(answer + (replayed ? "replayed" : "")));
        world.require(
                request.lasted(world.now()) <= deadline + 1,
                "every request ends by its deadline",
                request,
                answer,
                request.lasted(world.now()));
        switch (answer) {
            case "200 " -> accepted(request, json.getString("order_id"), body, replayed);
            case "409 order-id-conflict" ->
                conflict(request, !request.wish().id().isEmpty());
            case "422 idempotency-key-reused" ->
                conflict(request, request.wish().id().isEmpty());
            case "503 storage-unavailable" -> notStored(request);
            case "503 outcome-unknown" ->
                world.require(inDoubt(request) || request.frozen() > 0, "unknown is said when something is", request);
            case "503 overloaded" ->
                world.require(request.token().isEmpty(), "what is refused early does nothing", request);
            default -> world.require(false, "every answer is of the contract", request, answer, body);
        }
    }

    private void accepted(Request request, String id, String receipt, boolean replayed) {
        var item = world.item(id);
        world.require(item.exists(), "what is acknowledged is stored", request, id);
        world.require(id.equals(request.wish().orderId().orElse(id)), "an order has its own id", request, id);
        world.require(
                item.text("product").equals(request.wish().product()),
                "what is acknowledged is what was sent",
                request,
                item.text("product"));
        var own = request.token().equals(Optional.of(item.token()));
        world.require(own != replayed, "a replay says so", request, id, replayed);
        if (own && inDoubt(request)) {
            world.count(Expected.TURNS_OUT_STORED);
        }
        if (replayed && request.token().isEmpty()) {
            world.count(Expected.REMEMBERED);
        }
        var first = receipts.putIfAbsent(id, receipt);
        world.require(first == null || first.equals(receipt), "a receipt never changes", request, receipt);
    }

    private void conflict(Request request, boolean rightName) {
        var item = world.item(request.wish().orderId().orElse(""));
        world.require(
                rightName
                        && item.exists()
                        && !item.text("product").equals(request.wish().product()),
                "a conflict is with another content",
                request,
                item.text("product"));
    }

    private void notStored(Request request) {
        world.require(!inDoubt(request), "not stored is said only when that is certain", request);
        request.token().ifPresent(token -> {
            neverStored.add(token);
            world.require(!token.equals(storedBy(request)), "what is said not to be stored is not", request);
        });
    }

    private String storedBy(Request request) {
        return world.item(request.wish().orderId().orElse("")).token();
    }

    private boolean inDoubt(Request request) {
        return request.token().stream()
                .flatMap(token -> world.wireLaws().writes(token).stream())
                .anyMatch(Attempt::inDoubt);
    }

    /** An order as it was shown: what is called delivered was. */
    void shown(String id, ApiResponse response) {
        if (response.status() == 503) {
            return;
        }
        world.require(response.status() == 200, "what was acknowledged can be read", id, response.status());
        if (response.status() != 200) {
            return;
        }
        var deliveries = new JsonObject(Buffer.buffer(response.body())).getJsonObject("deliveries");
        for (var entry : deliveries.fieldNames()) {
            var state = deliveries.getJsonObject(entry).getString("state");
            world.require(
                    !state.equals("delivered") || world.receivers().taken(id + "/" + entry) > 0,
                    "what is called delivered was",
                    id,
                    entry);
        }
    }

    /** What holds when everything has come to rest. */
    void atRest() {
        for (var id : receipts.keySet()) {
            world.require(world.item(id).exists(), "what is acknowledged is stored", id);
        }
        for (var item : world.table().all()) {
            var token = new Item(item).token();
            world.require(!neverStored.contains(token), "what is said not to be stored is not", new Item(item).id());
        }
        for (var request : open) {
            world.require(!request.process().alive(), "every request is answered", request, request.process());
        }
    }
}

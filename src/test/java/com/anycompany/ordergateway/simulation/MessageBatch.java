package com.anycompany.ordergateway.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The messages of one call, each with a fate of its own. */
final class MessageBatch {
    private static final int MOST = 10;

    private final World world;
    private final Wire wire;
    private final Map<String, Attempt> messages = new LinkedHashMap<>();

    /** What the service says of each message; of some it says nothing. */
    record Answer(List<String> taken, List<Refused> refused) {}

    /** A message that was refused, or that may have been taken all the same. */
    record Refused(String id, boolean throttled) {}

    MessageBatch(World world, Wire wire) {
        this.world = world;
        this.wire = wire;
    }

    void add(String id, Attempt message) {
        world.require(messages.put(id, message) == null, "no entry id stands twice in a call", id);
    }

    List<Attempt> attempts() {
        var events =
                new HashSet<>(messages.values().stream().map(Attempt::about).toList());
        world.require(events.size() == messages.size(), "no key stands twice in a call", events);
        world.require(events.size() <= MOST, "messages of a call are few", events.size());
        world.count(Expected.SHARED_SENDS);
        return List.copyOf(messages.values());
    }

    /** A call that is refused for what stands in it takes nothing. */
    Answer take(Fate fate) {
        var taken = new ArrayList<String>();
        var refused = new ArrayList<Refused>();
        if (fate != Fate.INVALID) {
            messages.forEach((id, message) -> take(id, message, taken, refused));
        }
        return new Answer(taken, refused);
    }

    private void take(String id, Attempt message, List<String> taken, List<Refused> refused) {
        var own = wire.part(message.service());
        switch (own) {
            case THROTTLED, BROKEN -> refused.add(new Refused(id, own == Fate.THROTTLED));
            case BROKEN_WHEN_DONE -> {
                world.receivers().take(message.about(), world.now());
                refused.add(new Refused(id, false));
            }
            case LOST_REQUEST -> {}
            case LOST_ANSWER -> world.receivers().take(message.about(), world.now());
            default -> {
                world.receivers().take(message.about(), world.now());
                taken.add(id);
            }
        }
        message.becomes(own, own.seen());
    }
}

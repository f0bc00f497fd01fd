package com.anycompany.ordergateway.local.sns;

import com.anycompany.ordergateway.local.Journal;
import com.anycompany.ordergateway.local.TopicMessage;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** Takes messages that passed every rule: one record in the journal, then out to the subscribers. */
final class Publisher {
    private final Journal<TopicMessage> journal;
    private final FanOut fanOut;
    private final InstantSource clock;
    private final Supplier<String> ids;

    Publisher(Journal<TopicMessage> journal, FanOut fanOut, InstantSource clock, Supplier<String> ids) {
        this.journal = journal;
        this.fanOut = fanOut;
        this.clock = clock;
        this.ids = ids;
    }

    /** The id of the message, when its subscribers have been served. */
    Future<String> take(Publication publication, String target, List<Subscription> subscriptions) {
        var taken = publication.taken(clock.instant(), ids.get(), target);
        journal.add(taken);
        return fanOut.deliver(taken, publication, subscriptions).map(taken.messageId());
    }
}

package com.anycompany.ordergateway.local;

/** What the services took: a count of everything and the latest 20,000 records of each. */
public record Journals(Journal<TopicMessage> topic, Journal<QueueMessage> queue, Journal<Mail> mails) {
    private static final int MOST = 20_000;

    static Journals empty() {
        return new Journals(new Journal<>(MOST), new Journal<>(MOST), new Journal<>(MOST));
    }

    void clear() {
        topic.clear();
        queue.clear();
        mails.clear();
    }
}

package com.anycompany.ordergateway.local.sqs;

import java.util.List;

/** A {@code SendMessage} or {@code SendMessageBatch} as its rules see it. A single message is an entry without id. */
record Send(boolean batch, String queue, List<Entry> entries) {
    Send {
        entries = List.copyOf(entries);
    }

    static String nameIn(String queueUrl) {
        return queueUrl.substring(queueUrl.lastIndexOf('/') + 1);
    }
}

package com.anycompany.ordergateway.local;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;

/** The two services that no library serves. */
record StandIns(AwsService sns, AwsService ses) {
    private static final int NOT_IMPLEMENTED = 501;

    /** Makes them from what they need of the rest: the way to the queues, where to write down, and the options. */
    @FunctionalInterface
    interface Maker {
        StandIns make(QueueSender queues, Journals journals, LocalAwsOptions options);
    }

    /** Both answer 501 to everything. */
    static StandIns absent(QueueSender queues, Journals journals, LocalAwsOptions options) {
        AwsService absent = call -> Future.succeededFuture(
                new AwsReply(NOT_IMPLEMENTED, HttpHeaders.headers(), Buffer.buffer("not served")));
        return new StandIns(absent, absent);
    }
}

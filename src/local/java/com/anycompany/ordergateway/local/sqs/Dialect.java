package com.anycompany.ordergateway.local.sqs;

import com.anycompany.ordergateway.local.AwsCall;
import com.anycompany.ordergateway.local.AwsReply;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One of the two protocols of SQS. */
interface Dialect {
    /** What the call sends; empty if it sends nothing or cannot be read, which ElasticMQ then says. */
    Optional<Send> read(AwsCall call);

    AwsReply refuse(Refusal refusal);

    /** The call without the entries of these positions, which count from 0. */
    AwsCall without(AwsCall call, Set<Integer> positions);

    /** The reply to the shortened call, and that these entries, by id, failed. */
    AwsReply with(AwsReply reply, Map<String, Refusal> failed);

    /** The messages that the reply says were taken, by entry id, which is empty for a single message. */
    Map<String, String> messageIds(AwsReply reply);

    static Dialect of(AwsCall call) {
        return call.headers().contains("X-Amz-Target") ? new JsonDialect() : new QueryDialect();
    }
}

package com.anycompany.ordergateway.local;

import com.anycompany.ordergateway.local.ses.SesStandIn;
import com.anycompany.ordergateway.local.sns.SnsStandIn;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The two services that no library serves.
 *
 * @param verifier verifies an address or a domain of SES, as its owner would
 */
record StandIns(AwsService sns, AwsService ses, Consumer<String> verifier) {
    private static final int NOT_IMPLEMENTED = 501;
    private static final Duration LONGEST_CALL = Duration.ofSeconds(5);

    /** Makes them from what they need of the rest: the way to the queues, where to write down, and the options. */
    @FunctionalInterface
    interface Maker {
        StandIns make(QueueSender queues, Journals journals, LocalAwsOptions options);
    }

    /** Both, with the gateway's topic and identities in them. */
    static StandIns furnished(QueueSender queues, Journals journals, LocalAwsOptions options) {
        var sns = new SnsStandIn(LocalAws.REGION, LocalAws.ACCOUNT, journals.topic(), queues);
        Waiting.forIt(sns.call(createTopic()), LONGEST_CALL);
        if (options.sandbox()) {
            sns.enterSmsSandbox();
        }
        var ses = new SesStandIn(LocalAws.REGION, options.sandbox(), journals.mails());
        ses.verify(LocalAws.SENDER);
        ses.verify(LocalAws.VERIFIED_RECIPIENT);
        return new StandIns(sns, ses, ses::verify);
    }

    /** Both answer 501 to everything. */
    static StandIns absent(QueueSender queues, Journals journals, LocalAwsOptions options) {
        AwsService absent = call -> Future.succeededFuture(
                new AwsReply(NOT_IMPLEMENTED, HttpHeaders.headers(), Buffer.buffer("not served")));
        return new StandIns(absent, absent, identity -> {});
    }

    private static AwsCall createTopic() {
        var name = LocalAws.TOPIC_ARN.substring(LocalAws.TOPIC_ARN.lastIndexOf(':') + 1);
        var form = "Action=CreateTopic&Version=2010-03-31&Name=" + name;
        return new AwsCall("POST", "/", "", HttpHeaders.headers(), Buffer.buffer(form));
    }
}

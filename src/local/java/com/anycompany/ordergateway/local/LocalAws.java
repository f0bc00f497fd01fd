package com.anycompany.ordergateway.local;

import com.anycompany.ordergateway.local.dynamodb.OrdersTable;
import com.anycompany.ordergateway.local.sqs.Queues;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;

/**
 * AWS on one port of this machine: DynamoDB, SQS, SNS and SES with the table, the queues, the topic and the identities
 * of the order gateway, what they took to look at, and faults to inject. Any key and secret sign calls on it.
 */
public final class LocalAws implements AutoCloseable {
    static final String REGION = "eu-west-3";
    static final String ACCOUNT = "000000000000";
    static final String TOPIC_ARN = "arn:aws:sns:" + REGION + ":" + ACCOUNT + ":OrderNotifications";
    static final String SENDER = "commandes@anycompany.example";
    static final String VERIFIED_RECIPIENT = "client@anycompany.example";

    private final URI endpoint;
    private final Journals journals;
    private final LocalFaults faults;
    private final Consumer<String> verifier;
    private final Parts parts;

    LocalAws(URI endpoint, Journals journals, LocalFaults faults, Consumer<String> verifier, Parts parts) {
        this.endpoint = endpoint;
        this.journals = journals;
        this.faults = faults;
        this.verifier = verifier;
        this.parts = parts;
    }

    /**
     * Blocks until every service answers.
     *
     * @throws PortInUseException if another program listens on the port
     */
    public static LocalAws start(LocalAwsOptions options) {
        return start(options, StandIns::furnished);
    }

    static LocalAws start(LocalAwsOptions options, StandIns.Maker standIns) {
        return new Startup(options, standIns).run();
    }

    public URI endpoint() {
        return endpoint;
    }

    public String region() {
        return REGION;
    }

    public String accessKey() {
        return "local";
    }

    public String secretKey() {
        return "local-secret";
    }

    public String table() {
        return OrdersTable.NAME;
    }

    public String topicArn() {
        return TOPIC_ARN;
    }

    public URI queueUrl() {
        return endpoint.resolve("/" + ACCOUNT + "/" + Queues.ORDERS);
    }

    public String sender() {
        return SENDER;
    }

    /** The one address, besides the sender's, to which SES writes in the sandbox. */
    public String verifiedRecipient() {
        return VERIFIED_RECIPIENT;
    }

    /** Verifies an address or a domain of SES, as its owner would. */
    public void verify(String identity) {
        verifier.accept(identity);
    }

    /** The latest 20,000 messages that topics took, newest last. */
    public List<TopicMessage> topicMessages() {
        return journals.topic().latest();
    }

    /** How many messages topics took since the start or {@link #clear}. */
    public long topicMessagesTotal() {
        return journals.topic().total();
    }

    /** The latest 20,000 messages that queues took, newest last; a received or deleted one stays. */
    public List<QueueMessage> queueMessages() {
        return journals.queue().latest();
    }

    public long queueMessagesTotal() {
        return journals.queue().total();
    }

    /** The latest 20,000 mails that SES took, newest last. */
    public List<Mail> mails() {
        return journals.mails().latest();
    }

    public long mailsTotal() {
        return journals.mails().total();
    }

    /** Forgets what topics, queues and SES took. The table and what waits in queues stay. */
    public void clear() {
        journals.clear();
    }

    public LocalFaults faults() {
        return faults;
    }

    /** Ends everything in under 3 s, with the connections of whoever still calls; a second time it does nothing. */
    @Override
    public void close() {
        parts.end();
    }
}

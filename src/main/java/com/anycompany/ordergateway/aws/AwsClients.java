package com.anycompany.ordergateway.aws;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.client.builder.AwsAsyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.config.ClientAsyncConfiguration;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedAsyncClientOption;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.sesv2.SesV2AsyncClient;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Every AWS client of the gateway, made in one place and alike: one attempt a call, since retries belong to the guards
 * above; a time limit that really cancels; a connection pool of its own for each service, so that a silent one cannot
 * hold the others' connections; answers handed over on the SDK's own event loop, since the adapters change to the
 * caller's context anyway.
 *
 * <p>Settled here for all: endpoints come from the region or from the SDK's own override, never from a look-up before a
 * call; SQS's MD5 digests of what it received are not checked, since the signature holds a SHA-256 of every byte of a body
 * already, and SQS refuses what does not fit it.
 *
 * <p>Source: AWS SDK for Java 2.x, "Best practices" and "Configure the Netty-based HTTP client".
 */
public final class AwsClients implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofMillis(500);

    /** The attempt's own limit ends a call, so that the connection needs none: each would be two timers a call. */
    private static final Duration NONE = Duration.ZERO;

    /** One for two of the caller's: the fewer there are, the less often one has to be woken for a call. */
    private static final int EVENT_LOOPS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    private static final Duration PATIENT_ATTEMPT = Duration.ofSeconds(5);
    private static final int PATIENT_ATTEMPTS = 4;
    private static final int PATIENT_CONNECTIONS = 16;
    private static final int PATIENT_WAITING = 1_000;

    private final SdkEventLoopGroup loops =
            SdkEventLoopGroup.builder().numberOfThreads(EVENT_LOOPS).build();
    private final List<Lazy<? extends SdkAutoCloseable>> closeables;
    private final Lazy<DynamoDbAsyncClient> dynamoDb;
    private final Lazy<SnsAsyncClient> sns;
    private final Lazy<SqsAsyncClient> sqs;
    private final Lazy<SesV2AsyncClient> ses;

    /** The limits of each service. */
    public record Limits(CallLimits dynamoDb, CallLimits sns, CallLimits sqs, CallLimits ses) {}

    /** The clients of a gateway, each made when it is first asked for. Nothing is sent yet. */
    public AwsClients(AwsAccess access, Limits limits) {
        this(access, limits, 1);
    }

    /**
     * Clients for a command that a person runs: nobody waits behind it, so each call may take long and is repeated by the
     * SDK where that may help.
     */
    public static AwsClients patient(AwsAccess access) {
        var each = new CallLimits(PATIENT_ATTEMPT, PATIENT_CONNECTIONS, PATIENT_WAITING, PATIENT_ATTEMPT);
        return new AwsClients(access, new Limits(each, each, each, each), PATIENT_ATTEMPTS);
    }

    private AwsClients(AwsAccess access, Limits limits, int attempts) {
        var dynamoDbHttp = new Lazy<>(() -> http(limits.dynamoDb()));
        var snsHttp = new Lazy<>(() -> http(limits.sns()));
        var sqsHttp = new Lazy<>(() -> http(limits.sqs()));
        var sesHttp = new Lazy<>(() -> http(limits.ses()));
        this.dynamoDb = new Lazy<>(() -> configured(
                        DynamoDbAsyncClient.builder(),
                        access,
                        limits.dynamoDb(),
                        dynamoDbHttp.get(),
                        attempts,
                        new StatementsDocument())
                .endpointDiscoveryEnabled(false)
                .build());
        this.sns = new Lazy<>(() -> configured(
                        SnsAsyncClient.builder(), access, limits.sns(), snsHttp.get(), attempts, new PublishBatchForm())
                .build());
        this.sqs = new Lazy<>(() -> configured(SqsAsyncClient.builder(), access, limits.sqs(), sqsHttp.get(), attempts)
                .checksumValidationEnabled(false)
                .build());
        this.ses =
                new Lazy<>(() -> configured(SesV2AsyncClient.builder(), access, limits.ses(), sesHttp.get(), attempts)
                        .build());
        this.closeables = List.of(dynamoDb, sns, sqs, ses, dynamoDbHttp, snsHttp, sqsHttp, sesHttp);
    }

    /** All four, as the adapters take them. */
    public AwsServices services() {
        return new AwsServices(dynamoDb::get, sns::get, sqs::get, ses::get);
    }

    /** The client of the orders' table. */
    public DynamoDbAsyncClient dynamoDb() {
        return dynamoDb.get();
    }

    /** The client of the topic. */
    public SnsAsyncClient sns() {
        return sns.get();
    }

    /** The client of the queue. */
    public SqsAsyncClient sqs() {
        return sqs.get();
    }

    /** The client of the mail service. */
    public SesV2AsyncClient ses() {
        return ses.get();
    }

    /** Hands over each event loop that carries their calls. */
    public void eachLoop(Consumer<ScheduledExecutorService> visitor) {
        loops.eventLoopGroup().forEach(visitor);
    }

    /** Closes the clients, then what carries them. */
    @Override
    public void close() {
        closeables.forEach(lazy -> lazy.made().ifPresent(SdkAutoCloseable::close));
        loops.eventLoopGroup().shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    private SdkAsyncHttpClient http(CallLimits limits) {
        return NettyNioAsyncHttpClient.builder()
                .eventLoopGroup(loops)
                .protocol(Protocol.HTTP1_1)
                .maxConcurrency(limits.connections())
                .maxPendingConnectionAcquires(limits.waiting())
                .connectionAcquisitionTimeout(limits.acquire())
                .connectionTimeout(CONNECT)
                .readTimeout(NONE)
                .writeTimeout(NONE)
                .tcpKeepAlive(true)
                .build();
    }

    private <B extends AwsAsyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B configured(
            B builder,
            AwsAccess access,
            CallLimits limits,
            SdkAsyncHttpClient http,
            int attempts,
            ExecutionInterceptor... interceptors) {
        access.applyTo(builder);
        return builder.httpClient(http)
                .asyncConfiguration(ClientAsyncConfiguration.builder()
                        .advancedOption(SdkAdvancedAsyncClientOption.FUTURE_COMPLETION_EXECUTOR, Runnable::run)
                        .build())
                .overrideConfiguration(limited(limits.attempt(), attempts)
                        .executionInterceptors(List.of(interceptors))
                        .build());
    }

    /**
     * A limit for all attempts only where there are several: each limit is a timer a call. The event loops keep these
     * timers, since the SDK's own scheduler is one more thread, with a lock that all calls share.
     */
    private ClientOverrideConfiguration.Builder limited(Duration attempt, int attempts) {
        var configuration = ClientOverrideConfiguration.builder()
                .scheduledExecutorService(loops.eventLoopGroup())
                .apiCallAttemptTimeout(attempt)
                .retryStrategy(retry -> retry.maxAttempts(attempts));
        return attempts == 1 ? configuration : configuration.apiCallTimeout(attempt.multipliedBy(attempts));
    }
}

package com.anycompany.ordergateway.local.sqs;

import com.typesafe.config.ConfigFactory;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.scaladsl.Http;
import org.elasticmq.NodeAddress;
import org.elasticmq.rest.sqs.SQSRestServerBuilder$;
import scala.concurrent.Await;
import scala.concurrent.duration.Duration;

/** ElasticMQ in this JVM, on a port of its own, naming its queues by the front door's address. */
public final class EmbeddedElasticMq implements AutoCloseable {
    /** Long polls wait up to 20 s; bodies are as long as the front door's; nothing outlives {@link #close}. */
    private static final String SETTINGS = """
            pekko.loglevel = WARNING
            pekko.daemonic = on
            pekko.jvm-shutdown-hooks = off
            pekko.actor.default-dispatcher.fork-join-executor.parallelism-max = 4
            pekko.http.server.parsing.max-content-length = 16m
            """;

    private static final Duration LONGEST_STOP = Duration.apply(2, TimeUnit.SECONDS);

    private final ActorSystem actors;
    private final Http.ServerBinding binding;

    private EmbeddedElasticMq(ActorSystem actors, Http.ServerBinding binding) {
        this.actors = actors;
        this.binding = binding;
    }

    /** Blocks until it answers. */
    public static EmbeddedElasticMq start(URI endpoint, String region) {
        var actors =
                ActorSystem.create("sqs", ConfigFactory.parseString(SETTINGS).withFallback(ConfigFactory.load()));
        var server = SQSRestServerBuilder$.MODULE$
                .withActorSystem(actors)
                .withInterface("127.0.0.1")
                .withDynamicPort()
                .withServerAddress(new NodeAddress("http", endpoint.getHost(), endpoint.getPort(), ""))
                .withAWSRegion(region)
                .withSQSLimits(new SqsLimits())
                .start();
        return new EmbeddedElasticMq(actors, server.waitUntilStarted());
    }

    public int port() {
        return binding.localAddress().getPort();
    }

    @Override
    public void close() {
        try {
            Await.ready(actors.terminate(), LONGEST_STOP);
        } catch (TimeoutException e) {
            throw new IllegalStateException("ElasticMQ does not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

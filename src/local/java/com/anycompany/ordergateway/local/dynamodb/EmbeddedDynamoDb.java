package com.anycompany.ordergateway.local.dynamodb;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import com.anycompany.ordergateway.local.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * DynamoDB Local in this JVM: one database for all keys and regions. Served by a Jetty of our own, because that of
 * DynamoDB Local listens on every interface, prints, and reports its use to AWS.
 *
 * <p>Source: "DynamoDB local usage notes", command line options {@code -sharedDb}, {@code -inMemory},
 * {@code -dbPath}, {@code -disableTelemetry}.
 */
public final class EmbeddedDynamoDb implements AutoCloseable {
    private static final int MOST_THREADS = 64;
    private static final int LEAST_THREADS = 2;
    private static final int IDLE_MILLIS = 60_000;

    /** Jetty's threads, and those of the database's own jobs, which are born on Jetty's. */
    private final ThreadGroup group = new ThreadGroup("dynamodb");

    private final LocalDynamoDBRequestHandler database;
    private final Server server;
    private final ServerConnector connector;

    private EmbeddedDynamoDb(LocalDynamoDBRequestHandler database) {
        this.database = database;
        var threads = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS, IDLE_MILLIS, null, group);
        threads.setDaemon(true);
        server = new Server(threads);
        connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new LocalDynamoDBServerHandler(database, null));
    }

    /** Blocks until it answers. */
    public static EmbeddedDynamoDb start(Storage storage) {
        var dynamoDb = new EmbeddedDynamoDb(database(storage));
        try {
            dynamoDb.server.start();
        } catch (Exception e) {
            dynamoDb.close();
            throw new IllegalStateException("DynamoDB Local does not start", e);
        }
        return dynamoDb;
    }

    private static LocalDynamoDBRequestHandler database(Storage storage) {
        return switch (storage) {
            case Storage.InMemory() -> new LocalDynamoDBRequestHandler(0, true, null, true, false);
            case Storage.InFolder(var folder) ->
                new LocalDynamoDBRequestHandler(0, false, made(folder).toString(), true, false);
        };
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new IllegalArgumentException("data folder: " + folder + " (expected: one that can be written)", e);
        }
    }

    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local does not stop", e);
        } finally {
            database.shutdown();
            // A job that was told to end may sleep for hours before it looks, and would keep the JVM up.
            group.interrupt();
        }
    }
}

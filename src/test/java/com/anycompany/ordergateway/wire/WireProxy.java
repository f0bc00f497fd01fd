package com.anycompany.ordergateway.wire;

import com.anycompany.ordergateway.local.AwsServiceName;
import com.anycompany.ordergateway.local.wire.Address;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * A proxy on 127.0.0.1 between callers and one address of AWS, or of whatever speaks its protocols. It tells services and
 * operations apart as AWS does, fails the calls that it is told to fail, and counts all of them.
 */
final class WireProxy implements AutoCloseable {
    private static final int QUEUE = 1_024;

    private final URI upstream;
    private final WireFaults faults = new WireFaults();
    private final Map<Address, LongAdder> calls = new ConcurrentHashMap<>();
    private final LongAdder inserts = new LongAdder();
    private final Set<Passage> passages = ConcurrentHashMap.newKeySet();
    private final int port;
    private volatile ServerSocket listener;

    private WireProxy(URI upstream) throws IOException {
        this.upstream = upstream;
        this.listener = listen(0);
        this.port = listener.getLocalPort();
    }

    /** A proxy in front of {@code upstream}, on any free port. */
    static WireProxy before(URI upstream) {
        try {
            var proxy = new WireProxy(upstream);
            proxy.accept(proxy.listener);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Every call on the service fails so, until it is healed. */
    void fail(AwsServiceName service, WireFault fault) {
        faults.add(service, fault);
    }

    /** The next so many calls of the operation fail so. */
    void failNext(AwsServiceName service, String operation, int calls, WireFault fault) {
        faults.add(service, operation, calls, fault);
    }

    /** Every call of the operation fails so, until the service is healed. */
    void fail(AwsServiceName service, String operation, WireFault fault) {
        faults.add(service, operation, Long.MAX_VALUE, fault);
    }

    /** From now on nobody listens, and open connections are thrown away. */
    void refuse() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        passages.forEach(Passage::reset);
    }

    /** Ends every fault. */
    void heal() {
        Arrays.stream(AwsServiceName.values()).forEach(faults::heal);
        if (listener.isClosed()) {
            try {
                listener = listen(port);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            accept(listener);
        }
    }

    /** How many calls of the operation arrived, whatever became of them. */
    long calls(AwsServiceName service, String operation) {
        return calls.entrySet().stream()
                .filter(counted -> counted.getKey().service() == service
                        && counted.getKey().operation().equals(operation))
                .mapToLong(counted -> counted.getValue().sum())
                .sum();
    }

    /** How many orders these calls were to store, in calls of their own or shared. */
    long inserts() {
        return inserts.sum();
    }

    @Override
    public void close() {
        refuse();
        Arrays.stream(AwsServiceName.values()).forEach(faults::heal);
    }

    private static ServerSocket listen(int port) throws IOException {
        return new ServerSocket(port, QUEUE, InetAddress.getLoopbackAddress());
    }

    private void accept(ServerSocket from) {
        Thread.ofVirtual().name("wire-proxy").start(() -> {
            try {
                while (true) {
                    begin(from.accept());
                }
            } catch (IOException closed) {
                // Nobody listens any more.
            }
        });
    }

    private void begin(Socket near) {
        var passage = new Passage(near, upstream, faults, this::count);
        passages.add(passage);
        Thread.ofVirtual().start(() -> {
            passage.run();
            passages.remove(passage);
        });
    }

    private void count(Address address, Message request) {
        inserts.add(Batches.inserts(address, request));
        calls.computeIfAbsent(address, unused -> new LongAdder()).increment();
    }
}

package com.anycompany.ordergateway.wire;

import com.anycompany.ordergateway.local.AwsServiceName;
import com.anycompany.ordergateway.local.wire.Address;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** The faults that are on; the oldest that fits a call strikes it. Safe for several threads. */
final class WireFaults {
    private static final String ANY = "";

    private final List<Entry> entries = new CopyOnWriteArrayList<>();
    private final Map<AwsServiceName, CompletableFuture<Void>> healed = new EnumMap<>(AwsServiceName.class);

    private record Entry(AwsServiceName service, String operation, AtomicLong left, WireFault fault) {
        boolean fits(Address address) {
            return address.service() == service && (operation.equals(ANY) || operation.equals(address.operation()));
        }
    }

    void add(AwsServiceName service, WireFault fault) {
        add(service, ANY, Long.MAX_VALUE, fault);
    }

    void add(AwsServiceName service, String operation, long calls, WireFault fault) {
        entries.add(new Entry(service, operation, new AtomicLong(calls), fault));
    }

    /** What strikes this call, counted as one of its calls. */
    Optional<WireFault> strike(Address address) {
        for (var entry : entries) {
            if (entry.fits(address) && entry.left().getAndDecrement() > 0) {
                return Optional.of(entry.fault());
            }
        }
        return Optional.empty();
    }

    /** Ends the service's faults and lets go of the calls that wait for that. */
    void heal(AwsServiceName service) {
        entries.removeIf(entry -> entry.service() == service);
        letGo(service).complete(null);
    }

    /** Blocks until the service is next healed. */
    void awaitHealed(AwsServiceName service) {
        waiting(service).join();
    }

    private synchronized CompletableFuture<Void> waiting(AwsServiceName service) {
        return healed.computeIfAbsent(service, unused -> new CompletableFuture<>());
    }

    private synchronized CompletableFuture<Void> letGo(AwsServiceName service) {
        var waiting = healed.remove(service);
        return waiting == null ? new CompletableFuture<>() : waiting;
    }
}

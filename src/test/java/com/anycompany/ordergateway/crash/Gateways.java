package com.anycompany.ordergateway.crash;

import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;

/** The ports that callers know of, as a load balancer would. Safe for several threads. */
final class Gateways {
    private final List<Integer> ports = new CopyOnWriteArrayList<>();

    void open(GatewayProcess gateway) {
        ports.add(gateway.port());
    }

    void close(GatewayProcess gateway) {
        ports.remove(Integer.valueOf(gateway.port()));
    }

    OptionalInt any(RandomGenerator random) {
        var known = List.copyOf(ports);
        return known.isEmpty() ? OptionalInt.empty() : OptionalInt.of(known.get(random.nextInt(known.size())));
    }
}

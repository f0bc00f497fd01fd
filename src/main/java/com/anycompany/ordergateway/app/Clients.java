package com.anycompany.ordergateway.app;

import com.anycompany.ordergateway.aws.AwsAccess;
import com.anycompany.ordergateway.aws.AwsClients;
import com.anycompany.ordergateway.config.Settings;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/**
 * The clients of the gateway: the relay has its own, with connections of its own, so that a backlog of thousands takes
 * none from an order that comes in.
 */
record Clients(AwsClients requests, AwsClients leftovers) implements AutoCloseable {
    static Clients of(AwsAccess access, Settings settings) {
        return new Clients(
                new AwsClients(access, Wiring.callLimits(settings)),
                new AwsClients(access, Wiring.callLimitsOfRelay(settings)));
    }

    Works.Aws services() {
        return new Works.Aws(requests.services(), leftovers.services());
    }

    /** Hands over each event loop that carries their calls. */
    void eachLoop(Consumer<ScheduledExecutorService> visitor) {
        requests.eachLoop(visitor);
        leftovers.eachLoop(visitor);
    }

    @Override
    public void close() {
        requests.close();
        leftovers.close();
    }
}

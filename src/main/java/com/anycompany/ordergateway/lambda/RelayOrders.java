package com.anycompany.ordergateway.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.anycompany.ordergateway.app.LeftoverTeller;
import com.anycompany.ordergateway.app.Priming;
import com.anycompany.ordergateway.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers orders that were left behind: one walk a call, over before the time of the call is. Meant for a schedule of once
 * a minute; what the event says does not matter. Throws if the table cannot be asked.
 */
public final class RelayOrders implements RequestStreamHandler {
    private static final Logger LOG = LoggerFactory.getLogger(RelayOrders.class);

    private final Supplier<LeftoverTeller> teller;

    /** The function as Lambda makes it, from its environment. */
    public RelayOrders() {
        this(Prepared.by(Priming::ofDelivering, LeftoverTeller::ofEnvironment));
    }

    private RelayOrders(Supplier<LeftoverTeller> teller) {
        this.teller = teller;
    }

    RelayOrders(LeftoverTeller teller) {
        this.teller = () -> teller;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var time = TimeLeft.of(context);
        var claimed = time.await(teller.get().walk(time.left()));
        LOG.atInfo().addKeyValue("claimed", claimed).log("walked to orders left behind");
        out.write(Json.bytes(json -> {
            json.writeStartObject();
            json.writeNumberField("claimed", claimed);
            json.writeEndObject();
        }));
    }
}

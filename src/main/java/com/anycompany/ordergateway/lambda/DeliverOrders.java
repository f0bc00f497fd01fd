package com.anycompany.ordergateway.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.anycompany.ordergateway.app.Priming;
import com.anycompany.ordergateway.app.StreamTeller;
import com.anycompany.ordergateway.delivery.Takeover;
import com.anycompany.ordergateway.json.Json;
import com.anycompany.ordergateway.json.JsonTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers new orders as the stream of the table shows them. It reports no item as failed: Lambda would send all that
 * follows it once more, and what was taken over is either written down or waits for its lease. Only if the table could not
 * be asked for any of them does it throw, so that all of them come again.
 *
 * <p>Source: AWS Lambda, "Configuring partial batch response with DynamoDB and Lambda".
 */
public final class DeliverOrders implements RequestStreamHandler {
    private static final Logger LOG = LoggerFactory.getLogger(DeliverOrders.class);

    private final Supplier<StreamTeller> teller;

    /** The function as Lambda makes it, from its environment. */
    public DeliverOrders() {
        this(Prepared.by(Priming::ofDelivering, StreamTeller::ofEnvironment));
    }

    private DeliverOrders(Supplier<StreamTeller> teller) {
        this.teller = teller;
    }

    DeliverOrders(StreamTeller teller) {
        this.teller = () -> teller;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var orders = JsonTree.read(in.readAllBytes()).map(StreamEvent::orders).orElseGet(List::of);
        if (!orders.isEmpty()) {
            var time = TimeLeft.of(context);
            report(time.await(teller.get().deliver(orders, time.left())));
        }
        out.write(Json.bytes(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("batchItemFailures");
            json.writeEndArray();
            json.writeEndObject();
        }));
    }

    private static void report(Takeover.Sum sum) {
        LOG.atInfo()
                .addKeyValue("taken", sum.taken())
                .addKeyValue("left", sum.left())
                .addKeyValue("failed", sum.failed())
                .log("orders of the stream");
        if (sum.taken() == 0 && sum.failed() > 0) {
            throw new Unanswered("no order could be taken over: " + sum.failed() + " wait for another try", null);
        }
    }
}

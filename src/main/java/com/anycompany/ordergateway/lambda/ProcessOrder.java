package com.anycompany.ordergateway.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.anycompany.ordergateway.api.ApiResponse;
import com.anycompany.ordergateway.api.Problem;
import com.anycompany.ordergateway.api.Problems;
import com.anycompany.ordergateway.api.RequestHandler;
import com.anycompany.ordergateway.api.RequestIds;
import com.anycompany.ordergateway.app.OrderTaker;
import com.anycompany.ordergateway.app.Priming;
import com.anycompany.ordergateway.json.JsonTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole table of endpoints behind API Gateway (HTTP and REST APIs, function URLs) and Application Load Balancers. An
 * event that is none of theirs is answered as a bad request; only a failure of ours is ever a 500, and nothing is thrown.
 *
 * <p>Events are read as they are, without classes for them: unknown members do no harm, and a cold start is spared them.
 */
public final class ProcessOrder implements RequestStreamHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessOrder.class);

    private final Supplier<? extends RequestHandler> handler;
    private final Supplier<RequestIds> requestIds;

    /** The function as Lambda makes it, from its environment. */
    public ProcessOrder() {
        this(Prepared.by(Priming::ofTaking, OrderTaker::ofEnvironment));
    }

    private ProcessOrder(Prepared<OrderTaker> taker) {
        this.handler = taker;
        this.requestIds = () -> taker.get().requestIds();
    }

    ProcessOrder(RequestHandler handler, RequestIds requestIds) {
        this.handler = () -> handler;
        this.requestIds = () -> requestIds;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var event = JsonTree.read(in.readAllBytes()).map(HttpEvent::of);
        var form = event.map(HttpEvent::form).orElse(ReplyForm.HTTP_API);
        out.write(
                form.document(event.map(some -> answer(some, context)).orElseGet(() -> refused(Problem.BAD_REQUEST))));
    }

    private ApiResponse answer(HttpEvent event, Context context) {
        var refusal = EventLimits.refusal(event.request());
        if (refusal.isPresent()) {
            return refused(refusal.get());
        }
        var time = TimeLeft.of(context);
        try {
            return time.await(handler.get().handle(event.request(), time.left()));
        } catch (Unanswered bug) {
            LOG.atError().setCause(bug).log("request failed on a bug");
            return refused(Problem.INTERNAL_ERROR);
        }
    }

    private ApiResponse refused(Problem problem) {
        return Problems.answer(problem, requestIds.get().draw());
    }
}

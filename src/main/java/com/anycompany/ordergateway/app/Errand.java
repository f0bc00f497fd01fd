package com.anycompany.ordergateway.app;

import com.anycompany.ordergateway.aws.AwsAccess;
import com.anycompany.ordergateway.aws.AwsClients;
import com.anycompany.ordergateway.config.Settings;
import com.anycompany.ordergateway.time.Timer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.Consumer;

/**
 * One run of a command that ends by itself. It is made from the arguments, whose faults it refuses with
 * {@link UsageException}, and run once AWS can be asked.
 */
@FunctionalInterface
interface Errand {
    /** All is well, or was done. */
    int WELL = 0;

    /** Something was found, or could not be done. */
    int FOUND = 1;

    /** Does the work. Completes with the exit status. */
    Future<Integer> run(Surroundings surroundings);

    /**
     * What a command works with.
     *
     * @param access where {@code aws} points
     * @param out takes one line of output
     */
    record Surroundings(
            Settings settings, AwsAccess access, AwsClients aws, Vertx vertx, Timer timer, Consumer<String> out) {}
}

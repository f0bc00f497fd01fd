package com.anycompany.ordergateway.local;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has been started, to be ended in the same order: the door first, so that nobody calls what has ended. One that
 * ends badly does not keep the others up.
 */
final class Parts {
    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

    private final Deque<Runnable> ends = new ArrayDeque<>();

    synchronized void endWith(Runnable end) {
        ends.add(end);
    }

    synchronized void end() {
        while (!ends.isEmpty()) {
            end(ends.remove());
        }
    }

    private static void end(Runnable end) {
        try {
            end.run();
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).log("a part of the embedded AWS did not end well");
        }
    }
}

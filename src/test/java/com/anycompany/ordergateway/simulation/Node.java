package com.anycompany.ordergateway.simulation;

import com.anycompany.ordergateway.api.Api;
import com.anycompany.ordergateway.api.Health;
import com.anycompany.ordergateway.api.RequestHandler;
import com.anycompany.ordergateway.api.RequestIds;
import com.anycompany.ordergateway.app.Works;
import com.anycompany.ordergateway.config.Settings;
import com.anycompany.ordergateway.time.Timer;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SplittableRandom;

/** One life of one gateway: the real works, under a simulated clock and on simulated AWS. */
record Node(Life process, Works works, RequestHandler requests) {
    static Node start(Life process, Works works, Timer timer, Settings settings, SplittableRandom random) {
        var api = Api.of(
                works.intake(),
                works.admission(),
                works.orders(),
                new Well(),
                timer,
                settings.http().requestDeadline(),
                new RequestIds(random));
        works.relay().start();
        return new Node(process, works, api);
    }

    private static final class Well implements Health {
        @Override
        public boolean ready() {
            return true;
        }

        @Override
        public SortedMap<String, String> troubles() {
            return Collections.emptySortedMap();
        }
    }
}

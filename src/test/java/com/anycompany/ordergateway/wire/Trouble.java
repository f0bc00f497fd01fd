package com.anycompany.ordergateway.wire;

import com.anycompany.ordergateway.local.AwsServiceName;
import java.time.Duration;

/** The ways in which a whole service can be in trouble. */
enum Trouble {
    REFUSED,
    SILENT,
    SLOW,
    REQUESTS_LOST,
    ANSWERS_LOST,
    RESET,
    THROTTLED,
    BROKEN,
    PARTS_FAIL;

    private static final Duration SLOWNESS = Duration.ofMillis(600);

    /** Begins, and goes on until the wire is healed. */
    void begin(WireProxy wire, AwsServiceName service) {
        switch (this) {
            case REFUSED -> wire.refuse();
            case SILENT -> wire.fail(service, new WireFault.Silent());
            case SLOW -> wire.fail(service, new WireFault.Delay(SLOWNESS));
            case REQUESTS_LOST -> wire.fail(service, new WireFault.DropRequest());
            case ANSWERS_LOST -> wire.fail(service, new WireFault.DropAnswer());
            case RESET -> wire.fail(service, new WireFault.Reset(false));
            case THROTTLED -> wire.fail(service, WireFault.throttle(service));
            case BROKEN -> wire.fail(service, new WireFault.Refuse(500, "InternalFailure"));
            case PARTS_FAIL -> wire.fail(service, new WireFault.FailPartOfBatch());
        }
    }
}

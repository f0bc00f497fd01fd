package com.anycompany.ordergateway.simulation;

import com.anycompany.ordergateway.config.Settings;
import com.anycompany.ordergateway.order.Sink;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The four services, each with the travel time of its calls. */
enum Service {
    DYNAMODB(2, 8, Optional.empty()),
    SNS(3, 20, Optional.of(Sink.EVENT)),
    SQS(3, 20, Optional.of(Sink.FULFILMENT)),
    SES(10, 80, Optional.of(Sink.CONFIRMATION));

    /** Those that stand for a sink. */
    static final List<Service> SINKS = List.of(SNS, SQS, SES);

    private final int fastest;
    private final int slowest;
    private final Optional<Sink> sink;

    Service(int fastest, int slowest, Optional<Sink> sink) {
        this.fastest = fastest;
        this.slowest = slowest;
        this.sink = sink;
    }

    /** The shortest way there, or back, in milliseconds. */
    int fastest() {
        return fastest;
    }

    /** The longest ordinary way there, or back, in milliseconds. */
    int slowest() {
        return slowest;
    }

    /** The sink that it stands for, if it is one. */
    Optional<Sink> sink() {
        return sink;
    }

    /** After how long the SDK gives one call up. */
    Duration attempt(Settings settings) {
        return switch (this) {
            case DYNAMODB -> settings.table().attempt();
            case SNS -> settings.topic().messages().calls().attempt();
            case SQS -> settings.queue().messages().calls().attempt();
            case SES -> settings.mail().calls().attempt();
        };
    }

    /** As reports name it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

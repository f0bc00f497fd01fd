package com.anycompany.ordergateway.app;

import com.anycompany.ordergateway.aws.AwsAccess;
import com.anycompany.ordergateway.aws.AwsClients;
import com.anycompany.ordergateway.config.Settings;
import com.anycompany.ordergateway.fault.DependencyException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** What an operator may run beside the gateway. None of them opens a port or delivers anything itself. */
enum Role {
    OUTBOX(OutboxErrand.USAGE),
    AUDIT(AuditErrand.USAGE),
    DOCTOR(DoctorErrand.USAGE);

    private final String usage;

    Role(String usage) {
        this.usage = usage;
    }

    /** The role that {@code name} calls. */
    static Optional<Role> named(String name) {
        return Arrays.stream(values())
                .filter(role -> role.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    /** How it is called; several lines. */
    String usage() {
        return usage;
    }

    /** What {@code arguments} ask of it. Throws {@link UsageException}. */
    Errand errand(List<String> arguments) {
        return switch (this) {
            case OUTBOX -> OutboxErrand.of(arguments);
            case AUDIT -> AuditErrand.of(arguments);
            case DOCTOR -> DoctorErrand.of(arguments);
        };
    }

    /**
     * Resolves the credentials, runs {@code errand} with clients of its own, and closes them. Completes with the exit
     * status; fails with {@link StartException}, whose message is the one line that an operator needs.
     */
    static Future<Integer> run(Errand errand, Settings settings, AwsAccess access, Vertx vertx, Consumer<String> out) {
        return Startup.resolveCredentials(vertx, access).compose(resolved -> {
            var aws = AwsClients.patient(access);
            var surroundings = new Errand.Surroundings(settings, access, aws, vertx, new VertxTimer(vertx), out);
            return Future.succeededFuture(surroundings)
                    .compose(errand::run)
                    .recover(failure -> Future.failedFuture(explained(failure)))
                    .eventually(() -> vertx.executeBlocking(() -> {
                        aws.close();
                        return "closed";
                    }));
        });
    }

    private static Throwable explained(Throwable failure) {
        return failure instanceof DependencyException dependency
                ? new StartException(
                        dependency.dependency() + ": "
                                + dependency.fault().name().toLowerCase(Locale.ROOT) + " (doctor says more)",
                        dependency)
                : failure;
    }
}

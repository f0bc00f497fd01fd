package com.anycompany.ordergateway.app;

import static com.anycompany.ordergateway.store.Outcomes.outcome;

import com.anycompany.ordergateway.aws.AwsAccess;
import com.anycompany.ordergateway.local.LocalAws;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An operator's command, run against the embedded AWS. */
record Command(int status, List<String> lines) {
    static Command run(LocalAws aws, Map<String, String> settings, String... words) {
        return run(aws, AwsAccess.at(aws.endpoint(), aws.region(), words[0], aws.secretKey()), settings, words);
    }

    /** The same, reaching {@code aws} by a way of its own. */
    static Command run(LocalAws aws, AwsAccess access, Map<String, String> settings, String... words) {
        var lines = new ArrayList<String>();
        var vertx = Vertx.vertx();
        try {
            var role = Role.named(words[0]).orElseThrow();
            var errand = role.errand(List.of(words).subList(1, words.length));
            var status = outcome(Role.run(errand, RunningGateway.settings(aws, settings), access, vertx, lines::add));
            return new Command(status, List.copyOf(lines));
        } finally {
            outcome(vertx.close());
        }
    }

    String text() {
        return String.join("\n", lines);
    }
}

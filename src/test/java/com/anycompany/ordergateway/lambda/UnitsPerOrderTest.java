package com.anycompany.ordergateway.lambda;

import static com.anycompany.ordergateway.lambda.LocalFunctions.laptop;
import static com.anycompany.ordergateway.lambda.LocalFunctions.order;
import static com.anycompany.ordergateway.lambda.LocalFunctions.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.app.RunningGateway;
import com.anycompany.ordergateway.aws.CountedUnits;
import com.anycompany.ordergateway.local.LocalAws;
import com.anycompany.ordergateway.local.LocalAwsOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What AWS asks money for, counted of orders in the shorthand that come one by one and go well, each with a confirmation.
 * {@code config/costs/units.json} says the same, from which the costs in the README are reckoned.
 */
final class UnitsPerOrderTest {
    private static final int ORDERS = 5;
    private static final Path UNITS = Path.of("config", "costs", "units.json");

    private static Map<String, Double> written(String form) throws IOException {
        var counted =
                new JsonObject(Files.readString(UNITS)).getJsonObject(form).getJsonObject("counted");
        var units = new TreeMap<String, Double>();
        counted.forEach(unit -> units.put(unit.getKey(), ((Number) unit.getValue()).doubleValue()));
        return units;
    }

    @Test
    void areThoseOfTheListOnFargate() throws IOException {
        try (var aws = LocalAws.start(LocalAwsOptions.onAnyPort());
                // No look for leftovers among them.
                var gateway = RunningGateway.on(aws, Map.of("RELAY_BUSY", "60s", "RELAY_IDLE", "60s"));
                var count = CountedUnits.begin()) {
            // when
            for (var i = 0; i < ORDERS; i++) {
                assertThat(gateway.post(laptop("units-" + i)).statusCode()).isEqualTo(200);
                gateway.showsEventually("units-" + i, "\"version\":2");
            }
            // then
            var counted = count.each(ORDERS);
            counted.remove("read units");
            counted.remove("queries");
            assertThat(counted).isEqualTo(written("fargate"));
        }
    }

    @Test
    void areThoseOfTheListOnLambda() throws IOException {
        try (var functions = new LocalFunctions()) {
            // given: first calls, which may be repeated because they are slow
            order(functions.process(), laptop("first"));
            functions.deliver().with(TableStream.event(functions.inserts(1)));
            functions.clear();
            // when
            try (var count = CountedUnits.begin()) {
                for (var i = 0; i < ORDERS; i++) {
                    assertThat(status(order(functions.process(), laptop("units-" + i))))
                            .isEqualTo(200);
                    functions.deliver().with(TableStream.event(functions.inserts(1)));
                }
                // then
                assertThat(functions.told()).containsOnly(ORDERS);
                assertThat(count.each(ORDERS)).isEqualTo(written("lambda"));
            }
            // when
            try (var count = CountedUnits.begin()) {
                functions.relay(0);
                // then
                assertThat(count.each(1)).isEqualTo(written("a look for leftovers"));
            }
        }
    }
}

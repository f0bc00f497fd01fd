package com.anycompany.ordergateway.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DoorLifeTest {
    private static final Map<String, AttributeValue> ITEM = Map.of("order_id", AttributeValue.fromS("kept"));

    @Test
    void findsItsOrdersAgainInTheDataFolder(@TempDir Path folder) {
        // given
        try (var first = LocalAws.start(LocalAwsOptions.onAnyPort().keptIn(folder));
                var clients = Clients.of(first)) {
            clients.dynamoDb()
                    .putItem(p -> p.tableName(first.table()).item(ITEM))
                    .join();
        }
        // when
        try (var second = LocalAws.start(LocalAwsOptions.onAnyPort().keptIn(folder));
                var clients = Clients.of(second)) {
            var found = clients.dynamoDb()
                    .getItem(g -> g.tableName(second.table()).key(ITEM))
                    .join();
            // then
            assertThat(found.item()).isEqualTo(ITEM);
        }
    }

    @Test
    void refusesAPortInUse() {
        // given
        try (var first = LocalAws.start(LocalAwsOptions.onAnyPort())) {
            var port = first.endpoint().getPort();
            // when
            var refused =
                    catchThrowable(() -> LocalAws.start(LocalAwsOptions.usual().onPort(port)));
            // then
            assertThat(refused)
                    .isInstanceOf(PortInUseException.class)
                    .hasMessage("port " + port + " of 127.0.0.1 is in use (expected: free for the embedded AWS)");
        }
    }

    @Test
    void takesItsPortAgainOnceClosed() {
        // given
        var first = LocalAws.start(LocalAwsOptions.onAnyPort());
        var port = first.endpoint().getPort();
        first.close();
        // when
        try (var second = LocalAws.start(LocalAwsOptions.usual().onPort(port))) {
            // then
            assertThat(second.endpoint().getPort()).isEqualTo(port);
        }
    }
}

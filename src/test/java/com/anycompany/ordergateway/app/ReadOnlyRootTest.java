package com.anycompany.ordergateway.app;

import static com.anycompany.ordergateway.store.Outcomes.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A container may have no place to write at all. */
final class ReadOnlyRootTest {
    /** Not even root can make a folder there. */
    private static final Path NO_PLACE_TO_WRITE = Path.of("/proc/no-such-folder");

    @Test
    void startsWithoutAPlaceToWrite() {
        // given
        var options = Main.vertxOptions();
        options.getFileSystemOptions().setFileCacheDir(NO_PLACE_TO_WRITE.toString());
        // when
        var vertx = Vertx.vertx(options);
        // then
        assertThat(vertx.getOrCreateContext()).isNotNull();
        outcome(vertx.close());
    }
}

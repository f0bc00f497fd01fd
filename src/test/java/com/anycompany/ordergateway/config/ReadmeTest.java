package com.anycompany.ordergateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The README's table is the list of settings. */
final class ReadmeTest {
    private static String row(Setting setting) {
        var preset = setting.preset().isEmpty() ? "–" : "`" + setting.preset() + "`";
        return "| `%s` | `%s` | %s | %s |".formatted(setting.variable(), setting.key(), preset, setting.meaning());
    }

    @Test
    void listsEverySettingAsItIs() throws IOException {
        // given
        var expected = Arrays.stream(Setting.values()).map(ReadmeTest::row).toList();
        // when
        var rows = Files.readAllLines(Path.of("README.md")).stream()
                .filter(line -> line.matches("\\| `[A-Z_]+` \\| `[a-z.-]+` \\|.*"))
                .toList();
        // then
        assertThat(rows).isEqualTo(expected);
    }
}

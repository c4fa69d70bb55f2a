// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFileTest {
    @Test
    void no_result_takes_the_place_of_another(@TempDir Path folder) throws Exception {
        var place = folder.resolve("results");
        var first = ResultFile.write(place, "day-postern", "one", Map.of("a", 1));
        var second = ResultFile.write(place, "day-postern", "two", Map.of("a", 2));
        Files.delete(second);
        var third = ResultFile.write(place, "day-postern", "three", Map.of("a", 3));

        assertThat(first).hasFileName("day-postern.md").hasContent("one");
        assertThat(second).hasFileName("day-postern-2.md");
        assertThat(third).hasFileName("day-postern-3.md").hasContent("three");
        assertThat(place.resolve("day-postern.json")).content().contains("1");
    }
}

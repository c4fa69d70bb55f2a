// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.launcher.settings.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StopTimesTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                             | part            | drain | writing | time
            an edge may let transactions end first             | smtp-edge       | PT30S | false   | PT42S
            for as long as it is told to                       | smtp-edge       | PT5M  | false   | PT5M12S
            or not at all                                      | smtp-edge       | PT0S  | false   | PT12S
            nobody else has transactions                       | delivery-worker | PT30S | false   | PT12S
            nor has Kafka                                      | kafka           | PT30S | false   | PT12S
            one that writes its archive takes longer           | policy-service  | PT30S | true    | PT2M
            an edge that does both has the time for both       | smtp-edge       | PT30S | true    | PT2M30S
            """)
    void how_long_a_process_may_take_to_end(String what, String part, Duration drain, boolean writing, Duration time) {
        assertThat(new StopTimes(drain, writing).of(part)).isEqualTo(time);
    }

    @Test
    void the_launcher_waits_for_longer_than_the_edge() {
        var settings = Settings.read(null, Map.of("POSTERN_EDGE_DRAIN", "2m", "POSTERN_EDGE_DRAIN_NOTICE", "10s"));
        assertThat(settings.drain()).isEqualTo(Duration.ofSeconds(130));
        var times = new StopTimes(settings.drain(), false);
        assertThat(times.all()).isGreaterThan(times.of("smtp-edge"));
        assertThat(Settings.read(null, Map.of()).drain()).isEqualTo(Duration.ofSeconds(30));
    }
}

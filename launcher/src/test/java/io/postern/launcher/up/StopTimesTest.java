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
            # what                                             | part   | drain | writing | time
            an edge may let transactions end first             | EDGE   | PT30S | false   | PT42S
            for as long as it is told to                       | EDGE   | PT5M  | false   | PT5M12S
            or not at all                                      | EDGE   | PT0S  | false   | PT12S
            nobody else has transactions                       | WORKER | PT30S | false   | PT12S
            one that writes its archive takes longer           | POLICY | PT30S | true    | PT2M
            an edge that does both has the time for both       | EDGE   | PT30S | true    | PT2M30S
            """)
    void how_long_a_process_may_take_to_end(
            String what, ServiceKind part, Duration drain, boolean writing, Duration time) {
        assertThat(new StopTimes(drain, writing).of(part)).isEqualTo(time);
        assertThat(new StopTimes(drain, writing).others()).isLessThanOrEqualTo(time);
    }

    @Test
    void the_launcher_waits_for_longer_than_the_edge() {
        var settings = Settings.read(null, Map.of("POSTERN_EDGE_DRAIN", "2m", "POSTERN_EDGE_DRAIN_NOTICE", "10s"));
        assertThat(settings.drain()).isEqualTo(Duration.ofSeconds(130));
        var times = new StopTimes(settings.drain(), false);
        assertThat(times.all()).isGreaterThan(times.of(ServiceKind.EDGE));
        assertThat(Settings.read(null, Map.of()).drain()).isEqualTo(Duration.ofSeconds(30));
    }
}

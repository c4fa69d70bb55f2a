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
            a worker ends its own, and hears the last answers  | WORKER | PT30S | false   | PT32S
            nobody else has transactions                       | BOOKS  | PT30S | false   | PT12S
            one that writes its cache takes longer             | POLICY | PT30S | true    | PT2M
            an edge that does both has the time for both       | EDGE   | PT30S | true    | PT2M30S
            """)
    void how_long_a_process_may_take_to_end(
            String what, ServiceKind part, Duration drain, boolean writing, Duration time) {
        assertThat(new StopTimes(drain, Duration.ofSeconds(5), writing).of(part))
                .isEqualTo(time);
        assertThat(new StopTimes(drain, Duration.ofSeconds(5), writing).others())
                .isLessThanOrEqualTo(time);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                            | drain | notice | verdict | write | time
            as it is delivered: drain, verdict, write, a second | 30s | 0s     | 12s     | 8s    | PT51S
            its notice comes first                            | 2m    | 10s    | 12s     | 8s    | PT2M31S
            a message may take longer to judge                | 30s   | 0s     | 1m      | 8s    | PT1M39S
            or to write                                       | 30s   | 0s     | 12s     | 500ms | PT43.5S
            it lets nobody go on, and answers all the same    | 0s    | 0s     | 12s     | 8s    | PT21S
            """)
    void an_edge_may_take_so_long(
            String what, String drain, String notice, String verdict, String write, Duration time) {
        var settings = Settings.read(
                null,
                Map.of(
                        "POSTERN_EDGE_DRAIN",
                        drain,
                        "POSTERN_EDGE_DRAIN_NOTICE",
                        notice,
                        "POSTERN_EDGE_MESSAGE_DEADLINE",
                        verdict,
                        "POSTERN_EDGE_WRITE_DEADLINE",
                        write));
        assertThat(settings.drain()).isEqualTo(time);
        var times = new StopTimes(settings.drain(), settings.stopGrace(), false);
        assertThat(times.of(ServiceKind.EDGE)).isEqualTo(time.plusSeconds(12));
        assertThat(times.all()).isGreaterThan(times.of(ServiceKind.EDGE).plus(times.of(ServiceKind.WORKER)));
    }

    @Test
    void the_defaults_are_those_of_the_first_row() {
        assertThat(Settings.read(null, Map.of()).drain()).isEqualTo(Duration.ofSeconds(51));
        assertThat(Settings.read(null, Map.of()).stopGrace()).isEqualTo(Duration.ofSeconds(5));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.bench.load.ClientAddress;
import io.postern.bench.load.LoadPlan;
import io.postern.bench.load.Traffic;
import io.postern.bench.machine.Machine;
import io.postern.bench.sink.Sink;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sink plays the system and the next hop, so that all that is accepted is delivered. */
class StageRunnerIT {
    @TempDir
    Path folder;

    @Test
    void stages_add_up_and_their_report_has_a_row_for_each_kind() throws IOException {
        try (var sink = Sink.start(0)) {
            var run = new AtomicInteger();
            var self = Map.of("this", ProcessHandle.current().pid());
            var runner = new StageRunner(
                    sink, self, Map.of(), () -> Traffic.usual("dest.test", "it" + run.incrementAndGet()));
            var plan = new LoadPlan(
                    new InetSocketAddress("127.0.0.1", sink.port()),
                    5,
                    0,
                    200,
                    Duration.ofSeconds(20),
                    1,
                    5120,
                    ClientAddress.XCLIENT,
                    Duration.ofSeconds(5),
                    0);
            var stages = List.of(
                    runner.run(plan.withTime(Duration.ofMillis(300)).withRate(200, 10)),
                    runner.run(plan),
                    runner.run(plan),
                    runner.run(plan.withPerConnection(20)));

            assertThat(stages).allSatisfy(stage -> {
                assertThat(stage.load().failed()).isZero();
                assertThat(stage.delivered()).isEqualTo(stage.load().accepted());
                assertThat(stage.lost()).isZero();
                assertThat(stage.duplicates()).isZero();
                assertThat(stage.deliveredPerSecond()).isPositive();
            });
            var result = new RunResult("it", "2026-11-22", Machine.look(folder), 5120, stages);
            result.write(folder);
            assertThat(Files.readString(folder.resolve("2026-11-22-it.md")))
                    .contains("| 5 | 1 |")
                    .contains("| 5 | 20 |")
                    .contains("| 200 | 1 |")
                    .contains("| closed loop, 1/connection |");
            assertThat(folder.resolve("2026-11-22-it.json")).content().contains("\"deliveredPerSecond\"");
        }
    }
}

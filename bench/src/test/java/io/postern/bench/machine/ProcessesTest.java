// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProcessesTest {
    @Test
    void a_stat_line_is_read_whatever_the_command_is_called() {
        var line = "4711 (a) b) (c) S 42 1 1 0 -1 4194560 1 2 3 4 150 50 25 75 20 0 30 0 100 200 300";
        assertThat(Processes.parse(line)).isEqualTo(new Processes.Entry(42, 3.0));
    }

    @Test
    void a_tree_is_a_process_and_all_below_it() {
        var processes = new Processes(
                Map.of(1L, entry(0, 100), 2L, entry(1, 1), 3L, entry(2, 0.5), 4L, entry(3, 0.25), 5L, entry(1, 7)));
        assertThat(processes.tree(2)).containsExactlyInAnyOrder(2L, 3L, 4L);
        assertThat(processes.cpuSeconds(2, Set.of())).isEqualTo(1.75);
        assertThat(processes.cpuSeconds(99, Set.of())).isZero();
    }

    @Test
    void a_child_that_is_measured_by_itself_is_not_counted_with_its_parent() {
        var processes = new Processes(Map.of(1L, entry(0, 4), 2L, entry(1, 2), 3L, entry(2, 1)));
        assertThat(processes.cpuSeconds(1, Set.of(1L, 2L))).isEqualTo(4);
        assertThat(processes.cpuSeconds(2, Set.of(1L, 2L))).isEqualTo(3);
    }

    @Test
    void steal_is_a_share_of_all_time() {
        var before = CpuTimes.parse("cpu  100 0 100 700 50 0 0 50 0 0");
        var after = CpuTimes.parse("cpu  200 0 150 1300 100 0 0 250 0 0");
        assertThat(after.since(before).stealShare()).isCloseTo(0.2, offset(1e-9));
        assertThat(after.since(before).busyShare()).isCloseTo(0.35, offset(1e-9));
    }

    @Test
    void processes_to_measure_may_have_names() {
        assertThat(CpuMeter.parse("4711=edge, 4712"))
                .containsExactlyInAnyOrderEntriesOf(Map.of("edge", 4711L, "4712", 4712L));
        assertThat(CpuMeter.parse("")).isEmpty();
        assertThatThrownBy(() -> CpuMeter.parse("edge=4711")).hasMessageContaining("--pids wants process ids");
    }

    private static Processes.Entry entry(long parent, double cpu) {
        return new Processes.Entry(parent, cpu);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningSystemTest {
    private static final String STATE = """
            {"pid": 1234567, "startedAt": "2026-11-22T10:00:00Z", "settings": null, "dataDir": "/var/lib/postern",
             "kafka": {"name": "kafka", "pid": 2, "embedded": true, "bootstrapServers": "127.0.0.1:21000"},
             "redis": {"name": "redis", "pid": 0, "embedded": false, "url": "redis://127.0.0.1:6379"},
             "listeners": [{"name": "relay", "kind": "RELAY", "host": "127.0.0.1", "port": 2526},
                           {"name": "mx", "kind": "MX", "host": "127.0.0.1", "port": 12525}],
             "services": [{"name": "smtp-edge", "pid": 4, "httpPort": 21002}]}
            """;

    @TempDir
    Path folder;

    @Test
    void it_names_its_own_processes_and_its_mx_port() throws IOException {
        var system = RunningSystem.parse(STATE);
        assertThat(system.pids())
                .containsExactly(entry("launcher", 1234567L), entry("kafka", 2L), entry("smtp-edge", 4L));
        assertThat(system.mxPort()).hasValue(12525);
    }

    @Test
    void a_folder_without_a_system_says_how_to_start_one() {
        assertThatThrownBy(() -> RunningSystem.find(folder)).hasMessageContaining("./postern up --config");
    }

    @Test
    void a_system_that_has_ended_is_not_measured() throws IOException {
        Files.createDirectories(folder.resolve("run"));
        Files.writeString(folder.resolve("run").resolve("state.json"), "{\"pid\": 4194305}");
        assertThatThrownBy(() -> RunningSystem.find(folder)).hasMessageContaining("has ended");
    }
}

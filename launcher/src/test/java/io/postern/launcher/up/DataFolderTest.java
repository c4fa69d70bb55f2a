// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.launcher.Complaint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    private Path folder;

    @Test
    void a_file_in_the_way_is_told() throws Exception {
        var file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> DataFolder.take(file.resolve("below")))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("cannot be written")
                .hasMessageContaining("postern.data-dir");
    }

    @Test
    void the_folder_is_made_with_its_parents_and_names_its_holder() throws Exception {
        try (var taken = DataFolder.take(folder.resolve("a/b"))) {
            assertThat(Files.readString(taken.run().resolve("lock")))
                    .isEqualTo(Long.toString(ProcessHandle.current().pid()));
            assertThat(taken.logs()).isDirectory();
        }
    }

    @Test
    void a_process_left_by_a_killed_launcher_is_waited_for() throws Exception {
        try (var taken = DataFolder.take(folder)) {
            var left = new ProcessBuilder("sh", "-c", "sleep 60; : " + folder).start();
            Files.writeString(taken.run().resolve("kafka.pid"), left.pid() + "\n");

            assertThatThrownBy(() -> taken.awaitLeftovers(Duration.ofMillis(100)))
                    .isInstanceOf(Complaint.class)
                    .hasMessageContaining("kill -9 " + left.pid());

            left.descendants().forEach(ProcessHandle::destroyForcibly);
            left.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
            assertThatCode(() -> taken.awaitLeftovers(Duration.ofSeconds(5))).doesNotThrowAnyException();
        }
    }

    @Test
    void a_stranger_with_the_old_number_is_left_alone() throws Exception {
        try (var taken = DataFolder.take(folder)) {
            Files.writeString(taken.run().resolve("redis.pid"), "1\n");

            assertThatCode(() -> taken.awaitLeftovers(Duration.ofMillis(100))).doesNotThrowAnyException();
        }
    }
}

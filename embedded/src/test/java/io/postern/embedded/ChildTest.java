// SPDX-License-Identifier: Apache-2.0
package io.postern.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    /** A parent that starts a child and waits to be killed. */
    static final class Parent {
        private Parent() {}

        public static void main(String[] args) throws InterruptedException {
            Child.start("orphan", Path.of(args[0]), Map.of(), List.of("sleep", "1000"));
            Thread.currentThread().join();
        }
    }

    @Test
    void a_child_of_a_killed_parent_ends() throws Exception {
        var parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        folder.toString())
                .inheritIO()
                .start();
        var pidFile = folder.resolve("orphan.pid");
        await().atMost(SOON).until(() -> Files.exists(pidFile) && Files.size(pidFile) > 0);
        long pid = Long.parseLong(Files.readString(pidFile).strip());
        assertThat(alive(pid)).isTrue();

        parent.destroyForcibly();

        await().atMost(SOON).until(() -> !alive(pid));
        await().atMost(SOON).until(() -> Files.notExists(pidFile));
    }

    @Test
    void a_child_that_ignores_the_request_to_end_is_ended_for_good() {
        var child = Child.start(
                "stubborn", folder, Map.of(), List.of("/bin/sh", "-c", "trap '' TERM; while :; do sleep 0.1; done"));
        await().atMost(SOON).until(() -> child.pid() != 0);
        long pid = child.pid();

        child.stop(Duration.ofMillis(300));

        assertThat(child.alive()).isFalse();
        assertThat(alive(pid)).isFalse();
    }

    @Test
    void a_child_that_is_told_to_end_ends_gently() throws Exception {
        var child = Child.start(
                "gentle",
                folder,
                Map.of(),
                List.of("/bin/sh", "-c", "trap 'echo goodbye; exit 0' TERM; echo hello; while :; do sleep 0.1; done"));
        await().atMost(SOON).until(() -> child.lastWords(1).equals("hello"));

        child.stop(SOON);

        assertThat(child.ended().get()).isZero();
        assertThat(child.lastWords(2)).isEqualTo("hello\ngoodbye");
    }

    /** What a child of a parent that has died is given, here a few tenths of a second, is not what it has to be stopped in. */
    @Test
    void a_child_that_is_told_to_end_may_take_as_long_as_it_is_waited_for() throws Exception {
        var child = Child.start(
                "slow",
                folder,
                Map.of("POSTERN_LAST_TENTHS", "3"),
                List.of("/bin/sh", "-c", "trap 'sleep 1.5; exit 9' TERM; echo hello; while :; do sleep 0.1; done"));
        await().atMost(SOON).until(() -> child.lastWords(1).equals("hello"));

        child.stop(SOON);

        assertThat(child.ended().get(1, TimeUnit.SECONDS)).isEqualTo(9);
    }

    @Test
    void the_exit_code_is_that_of_the_command() throws Exception {
        var child = Child.start("failing", folder, Map.of(), List.of("/bin/sh", "-c", "exit 7"));

        assertThat(child.ended().get()).isEqualTo(7);
    }

    @Test
    void a_large_log_is_put_aside_at_the_next_start() throws Exception {
        Files.write(folder.resolve("talker.log"), new byte[9 << 20]);

        try (var child = Child.start("talker", folder, Map.of(), List.of("echo", "fresh"))) {
            child.ended().get();
            assertThat(child.log()).hasContent("fresh");
        }
        assertThat(folder.resolve("talker.log.1")).exists();
    }

    private static boolean alive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}

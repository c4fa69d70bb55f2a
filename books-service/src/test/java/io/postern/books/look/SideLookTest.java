// SPDX-License-Identifier: Apache-2.0
package io.postern.books.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SideLookTest {
    private final List<String> seen = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final Queue<Throwable> failures = new ArrayDeque<>();
    private final SideLook look = new SideLook("test", (why, fault) -> told.add(why + (fault == null ? "" : " *")))
            .ask(this::first, () -> seen.add("first unknown"))
            .ask(() -> seen.add("second"), () -> seen.add("second unknown"));

    private void first() {
        switch (failures.poll()) {
            case null -> seen.add("first");
            case Error fault -> throw fault;
            case RuntimeException failure -> throw failure;
            case Throwable other -> throw new IllegalArgumentException(other);
        }
    }

    @Test
    void what_is_not_heard_is_unknown_and_the_others_are_asked() {
        look.look();
        failures.add(new NotKnown("no answer"));
        look.look();
        failures.add(new AssertionError("never"));
        look.look();

        assertThat(seen).containsExactly("first", "second", "first unknown", "second", "first unknown", "second");
        assertThat(told)
                .containsExactly(
                        "no answer", "a question failed by a fault of ours: java.lang.AssertionError: never *");
    }

    @Test
    void the_same_is_told_once_and_again_when_it_was_well_between() {
        failures.addAll(List.of(new NotKnown("no answer"), new NotKnown("no answer"), new NotKnown("refused")));
        look.look();
        look.look();
        look.look();
        look.look();
        failures.add(new NotKnown("no answer"));
        look.look();

        assertThat(told).containsExactly("no answer", "refused", "no answer");
    }

    @Test
    void it_asks_again_whatever_came_of_it_until_it_is_stopped() throws Exception {
        var asked = new CountDownLatch(3);
        var timer = new SideLook("test", (why, fault) -> {})
                .ask(
                        () -> {
                            asked.countDown();
                            throw new NotKnown("no answer");
                        },
                        () -> {});
        timer.start(Duration.ZERO, Duration.ofMillis(1));

        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(timer.stop()).isTrue();
    }
}

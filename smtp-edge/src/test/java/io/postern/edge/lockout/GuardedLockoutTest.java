// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GuardedLockoutTest implements LockoutContract {
    private final Lockout own = new MemoryLockout(SETTINGS, InstantSource.fixed(NOON));
    private long nanos = Long.MAX_VALUE - 10;
    private int asked;
    private CompletionStage<Duration> answer = CompletableFuture.failedFuture(new IllegalStateException("away"));
    private final GuardedLockout lockout = new GuardedLockout(
            (_, _, _, _) -> {
                asked++;
                return answer;
            },
            own,
            () -> nanos);

    @Override
    public Lockout lockout() {
        return lockout;
    }

    @Test
    void the_shared_one_is_left_alone_for_a_second_after_a_failure() {
        for (int i = 0; i < 100; i++) {
            assertThat(begins()).isZero();
        }
        assertThat(asked).isEqualTo(1);
        assertThat(lockout.missed()).isEqualTo(100);
        nanos += TimeUnit.SECONDS.toNanos(1);
        answer = CompletableFuture.completedFuture(Duration.ofSeconds(7));
        assertThat(begins()).isEqualTo(Duration.ofSeconds(7));
        assertThat(begins()).isEqualTo(Duration.ofSeconds(7));
        assertThat(lockout.missed()).isEqualTo(100);
    }

    @Test
    void one_that_hangs_is_asked_by_one_a_second() {
        begins();
        nanos += TimeUnit.SECONDS.toNanos(1);
        answer = new CompletableFuture<>();
        assertThat(lockout.note(Attempt.BEGINS, "anna", "here", NOON).toCompletableFuture())
                .isNotDone();
        assertThat(begins()).isZero();
        assertThat(asked).isEqualTo(2);
    }

    private Duration begins() {
        return lockout.note(Attempt.BEGINS, "anna", "here", NOON)
                .toCompletableFuture()
                .join();
    }
}

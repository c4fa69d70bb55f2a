// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class MemoryLockoutTest implements LockoutContract {
    private final MemoryLockout lockout = new MemoryLockout(SETTINGS, InstantSource.fixed(NOON));

    @Override
    public Lockout lockout() {
        return lockout;
    }

    @Test
    void what_was_noted_long_ago_goes_when_there_is_too_much() {
        lockout.note(Attempt.FAILED, "first", "n", null);
        for (int i = 0; i < MemoryLockout.MAX_KEPT; i++) {
            lockout.note(Attempt.FAILED, "a" + i, "n" + i, null);
        }
        assertThat(left("first", "elsewhere")).isZero();
        assertThat(left("a1", "elsewhere")).isEqualTo(Duration.ofSeconds(1));
    }

    private Duration left(String account, String network) {
        return lockout.note(Attempt.BEGINS, account, network, null)
                .toCompletableFuture()
                .join();
    }
}

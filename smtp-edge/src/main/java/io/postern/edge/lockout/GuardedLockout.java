// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.lockout;

import io.postern.redis.Circuit;
import io.postern.redis.RedisLink;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A lockout that never fails: the shared one, and what this process has seen itself while that does not answer. After a
 * failure one attempt a second asks the shared one, until it answers, so that a Redis that hangs costs one time-out a second
 * and not one for each attempt.
 */
public final class GuardedLockout implements Lockout {
    private static final System.Logger LOG = System.getLogger(GuardedLockout.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Lockout shared;
    private final Lockout own;
    private final LongSupplier nanoTime;
    private final AtomicLong missed = new AtomicLong();
    private final Circuit circuit = new Circuit(PAUSE);

    /**
     * @param own answers at once
     * @param nanoTime such as {@code System::nanoTime}
     */
    public GuardedLockout(Lockout shared, Lockout own, LongSupplier nanoTime) {
        this.shared = shared;
        this.own = own;
        this.nanoTime = nanoTime;
    }

    /** How many steps went by this process's memory alone. */
    public long missed() {
        return missed.get();
    }

    @Override
    public CompletionStage<Duration> note(Attempt attempt, String account, String network, @Nullable Instant now) {
        if (!circuit.allows(nanoTime.getAsLong())) {
            missed.incrementAndGet();
            return own.note(attempt, account, network, now);
        }
        return start(attempt, account, network, now)
                .thenApply(held -> {
                    back();
                    return held;
                })
                .exceptionallyCompose(failure -> {
                    missed.incrementAndGet();
                    left(failure);
                    return own.note(attempt, account, network, now);
                });
    }

    /** A link that is being closed throws. */
    private CompletionStage<Duration> start(Attempt attempt, String account, String network, @Nullable Instant now) {
        try {
            return shared.note(attempt, account, network, now);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void left(Throwable failure) {
        if (circuit.failed(nanoTime.getAsLong())) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Redis does not answer; wrong passwords are counted by this process alone reason={0}",
                    RedisLink.reason(failure));
        }
    }

    private void back() {
        if (circuit.succeeded()) {
            LOG.log(System.Logger.Level.INFO, "Redis answers again; wrong passwords are counted together again");
        }
    }
}

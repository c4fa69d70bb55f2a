// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.smtp;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.access.RedisAccess;
import io.postern.contracts.health.RedisState;
import io.postern.contracts.settings.RedisConfig;
import io.postern.edge.account.Accounts;
import io.postern.edge.account.KafkaAccounts;
import io.postern.edge.lockout.GuardedLockout;
import io.postern.edge.lockout.Lockout;
import io.postern.edge.lockout.LockoutConfig;
import io.postern.edge.lockout.LockoutSettings;
import io.postern.edge.lockout.MemoryLockout;
import io.postern.edge.lockout.RedisLockout;
import io.postern.edge.sasl.SignIns;
import io.postern.edge.session.SignIn;
import io.postern.redis.RedisLink;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What it takes to let people sign in: accounts from Kafka, who has guessed from Redis, threads that check passwords. */
final class SubmissionAccounts implements AutoCloseable {
    private final KafkaAccounts reading;
    private final @Nullable RedisLink link;
    private final Accounts accounts;
    private final ExecutorService workers;
    private final SignIn signIn;
    private final LongSupplier unshared;

    private SubmissionAccounts(
            Accounts accounts,
            KafkaAccounts reading,
            @Nullable RedisLink link,
            ExecutorService workers,
            SignIn signIn,
            LongSupplier unshared) {
        this.accounts = accounts;
        this.reading = reading;
        this.link = link;
        this.workers = workers;
        this.signIn = signIn;
        this.unshared = unshared;
    }

    /**
     * Begins to read the accounts; nobody signs in before all are known.
     *
     * @throws IllegalArgumentException with a sentence, if a setting makes no sense
     */
    static SubmissionAccounts open(KafkaAccess brokers, String name, RedisConfig redis, LockoutConfig lockouts) {
        var settings = LockoutSettings.of(lockouts);
        var link = RedisAccess.of(redis)
                .map(access -> new RedisLink(access, redis.timeout()))
                .orElse(null);
        Lockout own = new MemoryLockout(settings, InstantSource.system());
        var shared = link == null ? null : new GuardedLockout(new RedisLockout(link, settings), own, System::nanoTime);
        var accounts = new Accounts();
        var workers = SignIns.workers(Runtime.getRuntime().availableProcessors());
        var signIns = new SignIns(accounts, shared == null ? own : shared, workers, new SecureRandom());
        return new SubmissionAccounts(
                accounts,
                new KafkaAccounts(brokers, name, accounts),
                link,
                workers,
                new SmtpSignIn(signIns, accounts),
                shared == null ? () -> 0 : shared::missed);
    }

    /** Attempts that only this process knows of, as Redis did not answer. */
    long unshared() {
        return unshared.getAsLong();
    }

    /** Accounts that are known. */
    int size() {
        return accounts.size();
    }

    RedisState redis() {
        return link == null ? RedisState.NOT_USED : RedisState.of(link.connected());
    }

    /** Changes of accounts are read. */
    boolean live() {
        return reading.live();
    }

    SignIn signIn() {
        return signIn;
    }

    void await(Duration patience) {
        reading.await(patience);
    }

    @Override
    public void close() {
        reading.close();
        workers.shutdownNow();
        if (link != null) {
            link.close();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.event.Account;
import io.postern.contracts.event.Event;
import io.postern.contracts.reading.KafkaFollower;
import io.postern.contracts.topic.Topics;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** All of {@code postern.accounts}, and every change of it within a second. */
public final class KafkaAccounts implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(KafkaAccounts.class.getName());

    private final Accounts accounts;
    private final KafkaFollower follower;

    /**
     * Begins to read, and goes on until it is closed, whether Kafka is there or not.
     *
     * @param name of this instance
     */
    public KafkaAccounts(KafkaAccess kafka, String name, Accounts accounts) {
        this.accounts = accounts;
        this.follower = new KafkaFollower(
                kafka, name, Topics.ACCOUNTS, this::take, cluster -> accounts.complete(secret(cluster)));
    }

    /** Whether all that were there at the start are known. */
    public boolean ready() {
        return accounts.complete();
    }

    /**
     * Waits until they are.
     *
     * @throws IllegalStateException with a sentence, if they cannot be read in that time
     */
    public void await(Duration patience) {
        follower.await(patience);
    }

    /** It goes on reading, whether Kafka is there or not. */
    public boolean live() {
        return follower.pulse().live();
    }

    private void take(String key, @Nullable Event event) {
        switch (event) {
            case null -> accounts.remove(key);
            case Account account when account.name().equals(key) -> accounts.put(account);
            default -> LOG.log(System.Logger.Level.WARNING, "no account, and passed over topic={0}", Topics.ACCOUNTS);
        }
    }

    /** The cluster's id is random, the same for every edge, and known to those who read from it: to nobody else. */
    private static byte[] secret(String cluster) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(("postern accounts " + cluster).getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java; use another build of it", e);
        }
    }

    @Override
    public void close() {
        follower.close();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.account;

import io.postern.contracts.event.Account;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All accounts, by name. Safe for use by many threads. */
public final class Accounts {
    private final Map<String, Account> byName = new ConcurrentHashMap<>();
    private volatile byte[] secret = random();
    private volatile boolean complete;

    /** @param name in lower case */
    public @Nullable Account find(String name) {
        return byName.get(name);
    }

    public int size() {
        return byName.size();
    }

    /** The account as it is from now on. */
    public void put(Account account) {
        byName.put(account.name(), account);
    }

    public void remove(String name) {
        byName.remove(name);
    }

    /**
     * All are known now.
     *
     * @param secret the same on every edge, and known to none who may not read the accounts
     */
    public void complete(byte[] secret) {
        this.secret = secret.clone();
        complete = true;
    }

    /** Whether all are known: before that, an unknown name may be an account all the same. */
    public boolean complete() {
        return complete;
    }

    /** What answers to strangers are made up from, so that they stay the same. */
    public byte[] secret() {
        return secret.clone();
    }

    private static byte[] random() {
        var octets = new byte[32];
        new SecureRandom().nextBytes(octets);
        return octets;
    }
}

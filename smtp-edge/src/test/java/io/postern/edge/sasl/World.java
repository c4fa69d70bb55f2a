// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.sasl;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.contracts.event.Account;
import io.postern.contracts.scram.ScramKeys;
import io.postern.edge.account.Accounts;
import io.postern.edge.lockout.Lockout;
import io.postern.edge.sasl.Step.Accepted;
import io.postern.edge.sasl.Step.Challenge;
import io.postern.edge.sasl.Step.Refused;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An edge with the accounts anna and bert, of whom bert is suspended, and one with a name that is no address. */
final class World {
    static final String PASSWORD = "Grüße-42";
    static final String HERE = "192.0.2.0/24";
    final Accounts accounts = accounts();

    private static Accounts accounts() {
        var accounts = new Accounts();
        accounts.put(account("anna@local.test", PASSWORD, false));
        accounts.put(account("bert@local.test", PASSWORD, true));
        accounts.put(account("a,b=c", PASSWORD, false));
        accounts.complete("the secret of all edges".getBytes(UTF_8));
        return accounts;
    }

    static Account account(String name, String password, boolean suspended) {
        var verifier = ScramKeys.verifier(password, "0123456789abcdef".getBytes(UTF_8), 4096);
        return new Account(name, verifier, suspended, List.of(), Instant.EPOCH, "test");
    }

    SignIn begin(String mechanism) {
        return begin(mechanism, Lockout.NONE, Map.of());
    }

    SignIn begin(String mechanism, Lockout lockout, Map<String, byte[]> bindings) {
        return begin(new SignIns(accounts, lockout, Runnable::run, new SecureRandom()), mechanism, bindings);
    }

    /** In a session of its own. */
    static SignIn begin(SignIns signIns, String mechanism, Map<String, byte[]> bindings) {
        return Objects.requireNonNull(signIns.begin(mechanism, HERE, bindings, signIns.tries()));
    }

    static String show(Step step) {
        return switch (step) {
            case Challenge(var text) -> "334 " + text;
            case Accepted(var account) -> "235 " + account;
            case Refused(var fault, var account, var reason) -> fault + " " + account + ": " + reason;
        };
    }
}

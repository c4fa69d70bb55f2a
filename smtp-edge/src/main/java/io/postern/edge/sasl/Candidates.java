// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.sasl;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.contracts.event.Account.Verifier;
import io.postern.contracts.scram.SaslPrep;
import io.postern.contracts.scram.ScramKeys;
import io.postern.edge.account.Accounts;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Finds whom a client wants to be, and makes up a verifier for whoever does not exist. */
final class Candidates {
    private static final int SALT = 16;

    private final Accounts accounts;
    private final BiPredicate<String, Verifier> matches;

    Candidates(Accounts accounts) {
        this(accounts, ScramKeys::matches);
    }

    /** @param matches whether a prepared password is the one that a verifier was made of; what takes long about it */
    Candidates(Accounts accounts, BiPredicate<String, Verifier> matches) {
        this.accounts = accounts;
        this.matches = matches;
    }

    /** Whether it has that password, prepared already; slow, and as slow for whoever does not exist. */
    boolean has(Candidate who, String password) {
        return matches.test(password, who.verifier());
    }

    /** The name in the form that accounts have; null if none can be of that form. */
    static @Nullable String name(String text) {
        var prepared = SaslPrep.of(text);
        return prepared == null ? null : prepared.toLowerCase(Locale.ROOT);
    }

    /** @param name from {@link #name} */
    Candidate of(String name) {
        // Made up for those who exist as well: it must not take longer for those who do not.
        var madeUp = madeUp(name);
        var account = accounts.find(name);
        return new Candidate(name, account == null ? madeUp : account.verifier(), account);
    }

    private Verifier madeUp(String name) {
        var secret = accounts.secret();
        return new Verifier(
                base64(Arrays.copyOf(derived(secret, "salt", name), SALT)),
                ScramKeys.ITERATIONS,
                base64(derived(secret, "stored", name)),
                base64(derived(secret, "server", name)));
    }

    private static byte[] derived(byte[] secret, String what, String name) {
        return ScramKeys.hmac(secret, (what + " " + name).getBytes(UTF_8));
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }
}

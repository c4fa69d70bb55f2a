// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Somebody who may sign in to submit mail (RFC 4954), as it was after its last change. The last record under a name
 * counts; one without a value removes the account.
 *
 * @param name in lower case; also the key of its record
 * @param verifier what a password is checked against
 * @param suspended it cannot sign in, whatever the password
 * @param senders what it may say in MAIL FROM besides the null sender: addresses, and {@code @domain} for all of a
 *     domain, in lower case. Empty: its own name, if that is an address
 * @param changedBy who did it
 */
public record Account(
        String name, Verifier verifier, boolean suspended, List<String> senders, Instant changedAt, String changedBy)
        implements Event {
    /** Characters. */
    public static final int LONGEST_NAME = 320;

    public Account {
        Objects.requireNonNull(verifier, "verifier");
        Objects.requireNonNull(changedAt, "changedAt");
        Objects.requireNonNull(changedBy, "changedBy");
        senders = List.copyOf(senders);
        if (name.isEmpty() || name.length() > LONGEST_NAME || !name.equals(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("the name of an account is in lower case, of 1 to " + LONGEST_NAME);
        }
    }

    /**
     * What the server keeps of a password for SCRAM-SHA-256 (RFC 5802 3, RFC 7677). Nobody can sign in with it, but who has
     * it can try passwords at home, and can play the server.
     *
     * @param salt in Base64, 8 octets at least
     * @param iterations 4096 at least
     * @param storedKey in Base64, 32 octets
     * @param serverKey in Base64, 32 octets
     */
    public record Verifier(String salt, int iterations, String storedKey, String serverKey) {
        private static final int LEAST_ITERATIONS = 4096;
        private static final int MOST_ITERATIONS = 10_000_000;
        private static final int KEY = 32;

        public Verifier {
            if (Base64.getDecoder().decode(salt).length < 8
                    || Base64.getDecoder().decode(storedKey).length != KEY
                    || Base64.getDecoder().decode(serverKey).length != KEY
                    || iterations < LEAST_ITERATIONS
                    || iterations > MOST_ITERATIONS) {
                throw new IllegalArgumentException("that is no verifier of SCRAM-SHA-256");
            }
        }

        /** Without what is secret. */
        @Override
        public String toString() {
            return "Verifier[SCRAM-SHA-256, " + iterations + "]";
        }
    }
}

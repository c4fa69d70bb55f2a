// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.sasl;

import io.postern.edge.account.Accounts;
import io.postern.edge.lockout.Lockout;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What all who sign in on this edge share. Safe for use by many threads. */
public final class SignIns {
    private static final String PLUS = "SCRAM-SHA-256-PLUS";
    private static final String SCRAM = "SCRAM-SHA-256";
    private static final String PLAIN = "PLAIN";
    private static final String LOGIN = "LOGIN";
    private static final byte[] NOTHING = {};
    private static final int NONCE = 18;
    /** Passwords that wait to be checked; one more is told to come back. */
    private static final int MOST_WAITING = 200;

    private final Accounts accounts;
    private final Candidates candidates;
    private final Lockout lockout;
    private final Executor workers;
    private final SecureRandom random;
    private final byte[] marking = new byte[32];

    /** @param workers check passwords, which takes some ten milliseconds each; may reject what is too much */
    public SignIns(Accounts accounts, Lockout lockout, Executor workers, SecureRandom random) {
        this(accounts, new Candidates(accounts), lockout, workers, random);
    }

    SignIns(Accounts accounts, Candidates candidates, Lockout lockout, Executor workers, SecureRandom random) {
        this.accounts = accounts;
        this.candidates = candidates;
        this.lockout = lockout;
        this.workers = workers;
        this.random = random;
        random.nextBytes(marking);
    }

    /** For a new session, which has tried nothing yet. */
    public Tries tries() {
        return new Tries(marking);
    }

    /** Threads that check passwords: half of the processors are left to everybody else. The caller closes it. */
    public static ExecutorService workers(int processors) {
        int threads = Math.max(1, processors / 2);
        return new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                Thread.ofPlatform().name("password-", 0).daemon(true).factory());
    }

    /**
     * What is said behind AUTH in the answer to EHLO, best first.
     *
     * @param bindings what this TLS connection is known by, for each type of channel binding; may be empty
     */
    public static List<String> mechanisms(Map<String, byte[]> bindings) {
        var names = new ArrayList<String>();
        if (!bindings.isEmpty()) {
            names.add(PLUS);
        }
        names.addAll(List.of(SCRAM, PLAIN, LOGIN));
        return names;
    }

    /**
     * A client has said AUTH.
     *
     * @param mechanism in upper case
     * @param network the client's, as from {@code ClientNetwork}
     * @param bindings as for {@link #mechanisms}
     * @param tries of its session
     * @return null if there is no such mechanism: 504 5.5.4
     */
    public @Nullable SignIn begin(String mechanism, String network, Map<String, byte[]> bindings, Tries tries) {
        var origin = new SignIn.Origin(network, mechanism, tries);
        return switch (mechanism) {
            case PLUS -> bindings.isEmpty() ? null : scram(true, bindings, origin);
            case SCRAM -> scram(false, bindings, origin);
            case PLAIN -> signIn(NOTHING, new Plain(candidates), origin);
            case LOGIN -> signIn(Login.USERNAME, new Login(candidates), origin);
            default -> null;
        };
    }

    private SignIn scram(boolean plus, Map<String, byte[]> bindings, SignIn.Origin origin) {
        return signIn(NOTHING, new Scram(candidates, plus, bindings, this::nonce), origin);
    }

    private SignIn signIn(byte[] opening, Mechanism first, SignIn.Origin origin) {
        return new SignIn(opening, first, origin, accounts::complete, lockout, workers);
    }

    private String nonce() {
        var octets = new byte[NONCE];
        random.nextBytes(octets);
        return Base64.getEncoder().encodeToString(octets);
    }
}

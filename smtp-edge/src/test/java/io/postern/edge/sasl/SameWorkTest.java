// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.sasl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Account;
import io.postern.contracts.scram.ScramKeys;
import io.postern.edge.account.Accounts;
import io.postern.edge.lockout.Lockout;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nobody can tell by what it costs us, or by what we say, whether an account exists: the same derivation is made the same
 * number of times, on the workers, and the lockout is told the same.
 */
class SameWorkTest {
    private static final String PASSWORD = "Gr\u00fc\u00dfe-42";

    private final Accounts accounts = new Accounts();
    private final List<String> derived = new ArrayList<>();
    private final List<String> noted = new ArrayList<>();
    private final AtomicInteger worked = new AtomicInteger();

    /** What was done, and what was said. */
    private record Trace(List<String> derived, int worked, List<String> noted, String said) {}

    SameWorkTest() {
        for (var name : List.of("anna@local.test", "bert@local.test")) {
            var verifier = ScramKeys.verifier(PASSWORD, "0123456789abcdef".getBytes(UTF_8), ScramKeys.ITERATIONS);
            accounts.put(new Account(name, verifier, name.startsWith("bert"), List.of(), Instant.EPOCH, "test"));
        }
        accounts.complete("the secret of all edges".getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "LOGIN", "SCRAM-SHA-256"})
    void an_unknown_account_costs_what_a_wrong_password_does(String mechanism) throws Exception {
        var wrong = attempt(mechanism, "anna@local.test", "wrong");
        assertThat(attempt(mechanism, "eva@local.test", "wrong")).isEqualTo(wrong);
        assertThat(attempt(mechanism, "eva@local.test", PASSWORD)).isEqualTo(wrong);
        assertThat(attempt(mechanism, "bert@local.test", PASSWORD))
                .as("suspended")
                .isEqualTo(wrong);
        assertThat(wrong.noted()).containsExactly("BEGINS", "FAILED");
        assertThat(wrong.said()).isEqualTo("CREDENTIALS");
        boolean slow = !mechanism.startsWith("SCRAM");
        assertThat(wrong.worked()).isEqualTo(slow ? 1 : 0);
        assertThat(wrong.derived())
                .isEqualTo(slow ? List.of(ScramKeys.ITERATIONS + " iterations, salt 16, key 32") : List.of());
    }

    private Trace attempt(String mechanism, String name, String password) throws Exception {
        derived.clear();
        noted.clear();
        worked.set(0);
        var step = Client.offer(begin(mechanism), mechanism, name, password);
        var refused = (Step.Refused) step;
        return new Trace(
                List.copyOf(derived),
                worked.get(),
                List.copyOf(noted),
                refused.fault().name());
    }

    private SignIn begin(String mechanism) {
        Lockout lockout = (attempt, _, _, _) -> {
            noted.add(attempt.name());
            return CompletableFuture.completedFuture(Duration.ZERO);
        };
        var candidates = new Candidates(accounts, (password, verifier) -> {
            derived.add("%d iterations, salt %d, key %d"
                    .formatted(verifier.iterations(), octets(verifier.salt()), octets(verifier.storedKey())));
            return ScramKeys.matches(password, verifier);
        });
        var signIns = new SignIns(
                accounts,
                candidates,
                lockout,
                task -> {
                    worked.incrementAndGet();
                    task.run();
                },
                new SecureRandom());
        return World.begin(signIns, mechanism, Map.of());
    }

    private static int octets(String base64) {
        return Base64.getDecoder().decode(base64).length;
    }
}

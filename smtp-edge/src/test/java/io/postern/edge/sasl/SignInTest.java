// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.sasl;

import static io.postern.edge.sasl.World.PASSWORD;
import static io.postern.edge.sasl.World.show;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.edge.lockout.Attempt;
import io.postern.edge.lockout.Lockout;
import io.postern.edge.lockout.LockoutSettings;
import io.postern.edge.lockout.MemoryLockout;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInTest {
    private static final LockoutSettings LOCKOUT = new LockoutSettings(
            Duration.ofSeconds(1), Duration.ofMinutes(15), Duration.ofHours(6), 10, Duration.ofDays(30));
    private final World world = new World();

    /** A NUL is written as a slash. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            it is who it says                   | /anna@local.test/Grüße-42              | 235 anna@local.test
            in whatever case                    | /ANNA@local.test/Grüße-42              | 235 anna@local.test
            an umlaut in two characters         | /anna@local.test/Gru\u0308ße-42        | 235 anna@local.test
            acting for itself                   | Anna@local.test/anna@local.test/Grüße-42 | 235 anna@local.test
            acting for somebody else            | bert@local.test/anna@local.test/Grüße-42 | CREDENTIALS null: wants to act for somebody else
            a wrong password                    | /anna@local.test/Grüße-43              | CREDENTIALS anna@local.test: a wrong password
            the right one and a bit             | /anna@local.test/Grüße-42x             | CREDENTIALS anna@local.test: a wrong password
            another case of the password        | /anna@local.test/grüße-42              | CREDENTIALS anna@local.test: a wrong password
            nobody of that name                 | /eva@local.test/Grüße-42               | CREDENTIALS eva@local.test: there is no such account
            suspended                           | /bert@local.test/Grüße-42              | CREDENTIALS bert@local.test: the account is suspended
            suspended, and a wrong password     | /bert@local.test/Grüße-43              | CREDENTIALS bert@local.test: the account is suspended
            no password                         | /anna@local.test/                      | MALFORMED null: a password that nobody can have
            a password with a line end          | `/anna@local.test/Grüße-42\r\n`        | MALFORMED null: a password that nobody can have
            no name                             | //Grüße-42                             | MALFORMED null: no name
            nothing at all                      | ``                                     | MALFORMED null: not three parts
            only NULs                           | //                                     | MALFORMED null: no name
            two parts                           | anna@local.test/Grüße-42               | MALFORMED null: not three parts
            four parts                          | /anna@local.test/Grüße-42/             | MALFORMED null: not three parts
            a NUL in the password               | /anna@local.test/Grüße/-42             | MALFORMED null: not three parts
            """)
    void plain(String what, String message, String answer) {
        var line = Client.base64(message.replace('/', '\0'));
        assertThat(show(world.begin("PLAIN").begin(line).join())).isEqualTo(answer);
        var asked = world.begin("PLAIN");
        assertThat(show(asked.begin(null).join())).isEqualTo("334 ");
        assertThat(show(asked.next(line).join())).isEqualTo(answer);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            it is who it says              | anna@local.test | Grüße-42 | 235 anna@local.test
            a wrong password               | anna@local.test | hello    | CREDENTIALS anna@local.test: a wrong password
            nobody of that name            | eva@local.test  | Grüße-42 | CREDENTIALS eva@local.test: there is no such account
            suspended                      | bert@local.test | Grüße-42 | CREDENTIALS bert@local.test: the account is suspended
            no password                    | anna@local.test | ``       | MALFORMED anna@local.test: a password that nobody can have
            """)
    void login(String what, String name, String password, String answer) {
        var signIn = world.begin("LOGIN");
        assertThat(show(signIn.begin(null).join())).isEqualTo("334 VXNlcm5hbWU6");
        assertThat(show(signIn.next(Client.base64(name)).join())).isEqualTo("334 UGFzc3dvcmQ6");
        assertThat(show(signIn.next(Client.base64(password)).join())).isEqualTo(answer);
        var quick = world.begin("LOGIN");
        assertThat(show(quick.begin(Client.base64(name)).join())).isEqualTo("334 UGFzc3dvcmQ6");
        assertThat(show(quick.next(Client.base64(password)).join())).isEqualTo(answer);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            it gives up                        | *          | CANCELLED
            no Base64                          | hello!     | MALFORMED
            a star and more                    | **         | MALFORMED
            an equals sign alone               | =          | MALFORMED
            padding in between                 | AA==AA==   | MALFORMED
            a space                            | `AAAA AAAA`| MALFORMED
            beyond ASCII                       | ÄÖÜ        | MALFORMED
            octets that are no UTF-8           | AP//AA==   | MALFORMED
            """)
    void a_line_that_is_no_answer(String what, String line, String answer) {
        for (var mechanism : SignIns.mechanisms(Map.of())) {
            assertThat(show(world.begin(mechanism).begin(line).join())).startsWith(answer + " null");
        }
        var asked = world.begin("LOGIN");
        asked.begin(Client.base64("anna@local.test")).join();
        assertThat(show(asked.next(line).join())).startsWith(answer + " anna@local.test");
    }

    @Test
    void a_line_is_so_long_and_no_longer() {
        var longest = Client.base64("\0anna@local.test\0" + "x".repeat(9216 - 17));
        assertThat(longest).hasSize(SignIn.LONGEST_LINE);
        assertThat(show(world.begin("PLAIN").begin(longest).join())).startsWith("CREDENTIALS");
        assertThat(show(world.begin("PLAIN").begin(longest + "A").join())).startsWith("TOO_LONG");
    }

    @Test
    void no_truncation_gets_in() {
        var whole = ("\0anna@local.test\0" + PASSWORD).getBytes(UTF_8);
        for (int length = 0; length < whole.length; length++) {
            var cut = Client.base64(java.util.Arrays.copyOf(whole, length));
            assertThat(world.begin("PLAIN").begin(cut).join()).isInstanceOf(Step.Refused.class);
        }
        var line = Client.base64(whole);
        for (int length = 0; length < line.length() - 2; length++) {
            assertThat(world.begin("PLAIN").begin(line.substring(0, length)).join())
                    .isInstanceOf(Step.Refused.class);
        }
    }

    @Test
    void random_lines_never_do_more_than_fail() {
        var random = new Random(7);
        var alphabet = "\0\0,,,=npyacsrvmi*ANb0@\u00e4\u00ff \r\n";
        for (int i = 0; i < 20_000; i++) {
            var mechanism = List.of("SCRAM-SHA-256", "LOGIN").get(i % 2);
            var signIn = world.begin(mechanism);
            var text = new StringBuilder(i % 4 < 2 ? "" : "n,,n=");
            for (int n = random.nextInt(30); n >= 0; n--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            var octets = text.toString().getBytes(i % 3 == 0 ? ISO_8859_1 : UTF_8);
            var step = signIn.begin(Client.base64(octets)).join();
            assertThat(step).isNotInstanceOf(Step.Accepted.class);
            if (step instanceof Step.Challenge && mechanism.startsWith("SCRAM")) {
                assertThat(signIn.next(Client.base64(octets)).join()).isInstanceOf(Step.Refused.class);
            }
        }
    }

    @Test
    void a_mechanism_that_there_is_not_is_none() {
        var signIns = new SignIns(world.accounts, Lockout.NONE, Runnable::run, new SecureRandom());
        for (var name : List.of("CRAM-MD5", "plain", "", "SCRAM-SHA-256-PLUS", "SCRAM-SHA-1")) {
            assertThat(signIns.begin(name, World.HERE, Map.of(), signIns.tries()))
                    .isNull();
        }
    }

    @Test
    void nobody_is_told_that_a_password_is_wrong_before_all_accounts_are_known() {
        var accounts = new io.postern.edge.account.Accounts();
        var signIns = new SignIns(accounts, Lockout.NONE, Runnable::run, new SecureRandom());
        var step = World.begin(signIns, "PLAIN", Map.of())
                .begin(Client.plain("anna@local.test", PASSWORD))
                .join();
        assertThat(show(step)).startsWith("AWAY anna@local.test");
    }

    @Test
    void a_password_is_checked_by_the_workers() {
        var waiting = new ArrayDeque<Runnable>();
        var signIns = new SignIns(world.accounts, Lockout.NONE, waiting::add, new SecureRandom());
        var step = World.begin(signIns, "PLAIN", Map.of()).begin(Client.plain("anna@local.test", PASSWORD));
        assertThat(step).isNotDone();
        Objects.requireNonNull(waiting.poll()).run();
        assertThat(show(step.join())).isEqualTo("235 anna@local.test");
    }

    @Test
    void too_much_to_check_is_no_wrong_password() {
        var signIns = new SignIns(
                world.accounts,
                Lockout.NONE,
                _ -> {
                    throw new RejectedExecutionException("full");
                },
                new SecureRandom());
        var step = World.begin(signIns, "PLAIN", Map.of()).begin(Client.plain("anna@local.test", PASSWORD));
        assertThat(show(step.join())).startsWith("AWAY anna@local.test").contains("full");
    }

    @Test
    void who_is_held_is_not_looked_at() throws Exception {
        var noted = new ArrayList<String>();
        Lockout held = (attempt, account, network, _) -> {
            noted.add(attempt + " " + account + " " + network);
            return CompletableFuture.completedFuture(Duration.ofSeconds(7));
        };
        var signIns = new SignIns(
                world.accounts,
                held,
                _ -> {
                    throw new AssertionError("checked");
                },
                new SecureRandom());
        var step = World.begin(signIns, "PLAIN", Map.of()).begin(Client.plain("anna@local.test", PASSWORD));
        assertThat(show(step.join())).isEqualTo("HELD anna@local.test: held for another 7 s");
        assertThat(show(Client.scram(
                        world.begin("SCRAM-SHA-256", held, Map.of()), "n,,", new byte[0], "Anna@local.test", PASSWORD)))
                .isEqualTo("HELD anna@local.test: held for another 7 s");
        assertThat(noted).containsOnly("BEGINS anna@local.test 192.0.2.0/24");
    }

    @Test
    void of_many_at_once_it_is_not_told_which_was_right() {
        var lockout = new MemoryLockout(LOCKOUT, InstantSource.fixed(Instant.EPOCH));
        var waiting = new ArrayDeque<Runnable>();
        var signIns = new SignIns(world.accounts, lockout, waiting::add, new SecureRandom());
        var steps = new ArrayList<CompletableFuture<Step>>();
        for (var password : List.of("wrong", "wrong too", PASSWORD)) {
            steps.add(World.begin(signIns, "PLAIN", Map.of()).begin(Client.plain("anna@local.test", password)));
        }
        waiting.forEach(Runnable::run);
        assertThat(steps)
                .extracting(step -> show(step.join()).split(" ")[0])
                .containsExactly("CREDENTIALS", "HELD", "HELD");
        assertThat(lockout.note(Attempt.BEGINS, "anna@local.test", World.HERE, null)
                        .toCompletableFuture()
                        .join())
                .isEqualTo(Duration.ofSeconds(2));
    }

    /** The clock stands still, so that who has failed once is held from then on. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # a client that                              | offers in one session                         | is told                                 | failures
            tries all mechanisms with a wrong password   | SCRAM-SHA-256:x PLAIN:x LOGIN:x               | CREDENTIALS CREDENTIALS CREDENTIALS     | 1
            tries only those that show it                | PLAIN:x LOGIN:x                               | CREDENTIALS CREDENTIALS                 | 1
            offers it again                              | LOGIN:x LOGIN:x LOGIN:x                       | CREDENTIALS CREDENTIALS CREDENTIALS     | 1
            has another one at once                      | PLAIN:x PLAIN:y                               | CREDENTIALS HELD                        | 1
            has the right one at once                    | PLAIN:x PLAIN:Grüße-42                        | CREDENTIALS HELD                        | 1
            has the right one by another mechanism       | PLAIN:x LOGIN:Grüße-42                        | CREDENTIALS HELD                        | 1
            had hidden what it offers otherwise          | SCRAM-SHA-256:x PLAIN:Grüße-42                | CREDENTIALS CREDENTIALS                 | 1
            begins anew with the right one               | SCRAM-SHA-256:x PLAIN:x SCRAM-SHA-256:Grüße-42 | CREDENTIALS CREDENTIALS HELD           | 1
            guesses                                      | PLAIN:x LOGIN:y PLAIN:z SCRAM-SHA-256:v       | CREDENTIALS HELD HELD HELD              | 1
            """)
    void one_wrong_password_is_wrong_by_whatever_mechanism_and_counts_once(
            String what, String offers, String answers, int failures) throws Exception {
        for (var name : List.of("anna@local.test", "eva@local.test")) {
            var lockout = new MemoryLockout(LOCKOUT, InstantSource.fixed(Instant.EPOCH));
            var signIns = new SignIns(world.accounts, lockout, Runnable::run, new SecureRandom());
            var session = signIns.tries();
            var told = new ArrayList<String>();
            for (var offer : offers.split(" ")) {
                var parts = offer.split(":");
                var signIn = Objects.requireNonNull(signIns.begin(parts[0], World.HERE, Map.of(), session));
                told.add(show(Client.offer(signIn, parts[0], name, parts[1])).split(" ")[0]);
            }
            assertThat(told).as(name).containsExactly(answers.split(" "));
            assertThat(lockout.note(Attempt.BEGINS, name, World.HERE, null)
                            .toCompletableFuture()
                            .join())
                    .isEqualTo(Duration.ofSeconds(1L << failures - 1));
        }
    }

    @Test
    void another_session_is_told_to_wait() {
        var lockout = new MemoryLockout(LOCKOUT, InstantSource.fixed(Instant.EPOCH));
        var signIns = new SignIns(world.accounts, lockout, Runnable::run, new SecureRandom());
        var line = Client.plain("anna@local.test", "wrong");
        assertThat(show(World.begin(signIns, "PLAIN", Map.of()).begin(line).join()))
                .startsWith("CREDENTIALS");
        assertThat(show(World.begin(signIns, "PLAIN", Map.of()).begin(line).join()))
                .isEqualTo("HELD anna@local.test: held for another 1 s");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.sasl;

import static io.postern.edge.sasl.World.PASSWORD;
import static io.postern.edge.sasl.World.show;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Account;
import io.postern.contracts.scram.ScramKeys;
import io.postern.edge.account.Accounts;
import io.postern.edge.lockout.Lockout;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScramTest {
    private static final byte[] NONE = {};
    private static final byte[] BINDING = {1, 2, 0, -1};
    private static final Map<String, byte[]> BINDINGS = Map.of("tls-exporter", BINDING);
    private static final String FIRST = "n,,n=user,r=rOprNGfwEbeRWgbNEkqO";
    private static final String LAST = "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
            + "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=";
    private final World world = new World();

    @Test
    void the_example_of_RFC_7677() {
        var signIn = example();
        assertThat(Client.text(challenge(signIn.begin(Client.base64(FIRST)).join())))
                .isEqualTo("r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096");
        assertThat(Client.text(challenge(signIn.next(Client.base64(LAST)).join())))
                .isEqualTo("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
        assertThat(show(signIn.next("").join())).isEqualTo("235 user");
    }

    @Test
    void no_truncation_of_either_message_gets_in() {
        for (int length = 0; length < FIRST.length(); length++) {
            var step =
                    example().begin(Client.base64(FIRST.substring(0, length))).join();
            // A shorter nonce is a nonce, and so it goes on.
            assertThat(show(step))
                    .matches("MALFORMED .*|334 .*")
                    .satisfies(said -> assertThat(said.startsWith("334")).isEqualTo(step instanceof Step.Challenge));
            assertThat(step).isNotInstanceOf(Step.Accepted.class);
        }
        for (int length = 0; length < LAST.length() - 1; length++) {
            var signIn = example();
            signIn.begin(Client.base64(FIRST)).join();
            assertThat(signIn.next(Client.base64(LAST.substring(0, length))).join())
                    .isInstanceOf(Step.Refused.class);
        }
    }

    @Test
    void no_message_with_a_changed_character_gets_in() {
        for (int at = 0; at < LAST.length() - 2; at++) {
            for (char c : new char[] {'!', 'A', ',', '=', '\0', 'ü'}) {
                if (LAST.charAt(at) != c) {
                    var signIn = example();
                    signIn.begin(Client.base64(FIRST)).join();
                    var changed = LAST.substring(0, at) + c + LAST.substring(at + 1);
                    assertThat(signIn.next(Client.base64(changed)).join())
                            .as(changed)
                            .isInstanceOf(Step.Refused.class);
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            nothing                            | ``                                 | MALFORMED
            no header                          | n=user,r=abc                       | MALFORMED
            an unknown flag                    | x,,n=user,r=abc                    | MALFORMED
            a binding of no type               | p=,,n=user,r=abc                   | MALFORMED
            binding without -PLUS              | p=tls-exporter,,n=user,r=abc       | MALFORMED
            it could have bound, and we not    | y,,n=user,r=abc                    | 334
            no name                            | n,,n=,r=abc                        | MALFORMED
            a name with a bare equals sign     | n,,n=us=er,r=abc                   | MALFORMED
            a small escape                     | n,,n=us=2cer,r=abc                 | MALFORMED
            half an escape                     | n,,n=us=2,r=abc                    | MALFORMED
            an escaped comma                   | n,,n=us=2Cer,r=abc                 | 334
            no nonce                           | n,,n=user                          | MALFORMED
            an empty nonce                     | n,,n=user,r=                       | MALFORMED
            a nonce with a space               | n,,n=user,r=a c                    | MALFORMED
            an extension that must be known    | n,,m=x,n=user,r=abc                | MALFORMED
            one that need not be               | n,,n=user,r=abc,t=abc              | 334
            acting for oneself                 | n,a=User,n=user,r=abc              | 334
            acting for somebody else           | n,a=root,n=user,r=abc              | CREDENTIALS
            acting for nobody                  | n,a=,n=user,r=abc                  | MALFORMED
            something else than a              | n,b=user,n=user,r=abc              | MALFORMED
            the nonce first                    | n,,r=abc,n=user                    | MALFORMED
            only commas                        | ,,,,,,                             | MALFORMED
            """)
    void a_first_message_is_read_strictly(String what, String message, String answer) {
        assertThat(show(world.begin("SCRAM-SHA-256")
                        .begin(Client.base64(message))
                        .join()))
                .startsWith(answer);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            it is who it says                    | anna@local.test | Grüße-42  | 235 anna@local.test
            in whatever case                     | Anna@LOCAL.test | Grüße-42  | 235 anna@local.test
            a name with a comma and an equals sign | a,b=c         | Grüße-42  | 235 a,b=c
            a wrong password                     | anna@local.test | Grüße-43  | CREDENTIALS anna@local.test: a wrong password
            nobody of that name                  | eva@local.test  | Grüße-42  | CREDENTIALS eva@local.test: there is no such account
            suspended                            | bert@local.test | Grüße-42  | CREDENTIALS bert@local.test: the account is suspended
            suspended, and a wrong password      | bert@local.test | Grüße-43  | CREDENTIALS bert@local.test: the account is suspended
            """)
    void is_judged(String what, String name, String password, String answer) throws Exception {
        assertThat(show(Client.scram(world.begin("SCRAM-SHA-256"), "n,,", NONE, name, password)))
                .isEqualTo(answer);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            bound to this connection             | SCRAM-SHA-256-PLUS | p=tls-exporter,, | yes | 235
            bound to another one                 | SCRAM-SHA-256-PLUS | p=tls-exporter,, | no  | CREDENTIALS
            bound in a way that there is not     | SCRAM-SHA-256-PLUS | p=tls-unique,,   | yes | CREDENTIALS
            -PLUS without a binding              | SCRAM-SHA-256-PLUS | n,,              | no  | MALFORMED
            who cannot bind                      | SCRAM-SHA-256      | n,,              | no  | 235
            who was told that we cannot          | SCRAM-SHA-256      | y,,              | no  | CREDENTIALS
            """)
    void a_channel_is_bound(String what, String mechanism, String header, String bound, String answer)
            throws Exception {
        var signIn = world.begin(mechanism, Lockout.NONE, BINDINGS);
        var binding = bound.equals("yes") ? BINDING : header.startsWith("p") ? new byte[] {9} : NONE;
        assertThat(show(Client.scram(signIn, header, binding, "anna@local.test", PASSWORD)))
                .startsWith(answer);
    }

    @Test
    void plus_is_offered_where_there_is_something_to_bind_to() {
        assertThat(SignIns.mechanisms(BINDINGS))
                .containsExactly("SCRAM-SHA-256-PLUS", "SCRAM-SHA-256", "PLAIN", "LOGIN");
        assertThat(SignIns.mechanisms(Map.of())).containsExactly("SCRAM-SHA-256", "PLAIN", "LOGIN");
    }

    @Test
    void who_does_not_exist_is_answered_like_who_does_and_always_the_same() {
        world.accounts.put(new Account(
                "new@local.test",
                ScramKeys.verifier(PASSWORD, new java.security.SecureRandom()),
                false,
                List.of(),
                Instant.EPOCH,
                "test"));
        var exists = parts("new@local.test");
        var one = parts("eva@local.test");
        assertThat(parts("EVA@local.test").subList(1, 3)).isEqualTo(one.subList(1, 3));
        assertThat(new ScramTest().parts("eva@local.test").subList(1, 3)).isEqualTo(one.subList(1, 3));
        assertThat(parts("eve@local.test").get(1)).isNotEqualTo(one.get(1));
        assertThat(one.get(1)).hasSameSizeAs(exists.get(1));
        assertThat(one.get(2)).isEqualTo(exists.get(2));
        assertThat(one.get(0)).hasSameSizeAs(exists.get(0));
    }

    @Test
    void each_nonce_is_another() {
        assertThat(parts("anna@local.test").get(0))
                .isNotEqualTo(parts("anna@local.test").get(0));
    }

    private List<String> parts(String name) {
        return Arrays.asList(Client.text(challenge(world.begin("SCRAM-SHA-256")
                        .begin(Client.base64("n,,n=" + name + ",r=abc"))
                        .join()))
                .split(","));
    }

    private static String challenge(Step step) {
        assertThat(step).isInstanceOf(Step.Challenge.class);
        return ((Step.Challenge) step).base64();
    }

    private static SignIn example() {
        var accounts = new Accounts();
        var salt = Base64.getDecoder().decode("W22ZaJ0SNY7soEsUEjb6gQ==");
        accounts.put(
                new Account("user", ScramKeys.verifier("pencil", salt, 4096), false, List.of(), Instant.EPOCH, "test"));
        var scram = new Scram(new Candidates(accounts), false, Map.of(), () -> "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0");
        var origin = new SignIn.Origin(World.HERE, "SCRAM-SHA-256", new Tries(new byte[] {1}));
        return new SignIn("".getBytes(UTF_8), scram, origin, () -> true, Lockout.NONE, Runnable::run);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.scram;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Account.Verifier;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** The example of RFC 7677 3: the password is pencil. */
class ScramKeysTest {
    private static final byte[] SALT = Base64.getDecoder().decode("W22ZaJ0SNY7soEsUEjb6gQ==");
    private static final byte[] AUTH_MESSAGE = ("n=user,r=rOprNGfwEbeRWgbNEkqO,"
                    + "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,"
                    + "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0")
            .getBytes(US_ASCII);
    private static final byte[] PROOF = Base64.getDecoder().decode("dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
    private final Verifier pencil = ScramKeys.verifier("pencil", SALT, 4096);

    @Test
    void the_example_of_the_standard() {
        assertThat(pencil)
                .isEqualTo(new Verifier(
                        "W22ZaJ0SNY7soEsUEjb6gQ==",
                        4096,
                        "WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=",
                        "wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU="));
        assertThat(ScramKeys.proves(PROOF, AUTH_MESSAGE, pencil)).isTrue();
        assertThat(ScramKeys.serverSignature(AUTH_MESSAGE, pencil))
                .isEqualTo(Base64.getDecoder().decode("6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="));
    }

    @Test
    void a_proof_that_differs_in_a_single_bit_or_is_cut_proves_nothing() {
        for (int bit = 0; bit < 256; bit++) {
            var other = PROOF.clone();
            other[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(ScramKeys.proves(other, AUTH_MESSAGE, pencil)).isFalse();
        }
        for (int length = 0; length < 64; length++) {
            assertThat(ScramKeys.proves(Arrays.copyOf(PROOF, length), AUTH_MESSAGE, pencil))
                    .isEqualTo(length == PROOF.length);
        }
    }

    @Test
    void a_password_matches_what_was_made_of_it_and_nothing_else() {
        assertThat(ScramKeys.matches("pencil", pencil)).isTrue();
        assertThat(ScramKeys.matches("Pencil", pencil)).isFalse();
        assertThat(ScramKeys.matches("pencil ", pencil)).isFalse();
    }

    @Test
    void two_verifiers_of_one_password_have_nothing_in_common() {
        var random = new SecureRandom();
        var one = ScramKeys.verifier("Grüße-42", random);
        var other = ScramKeys.verifier("Grüße-42", random);
        assertThat(one.salt()).isNotEqualTo(other.salt());
        assertThat(one.storedKey()).isNotEqualTo(other.storedKey());
        assertThat(one.iterations()).isEqualTo(ScramKeys.ITERATIONS);
        assertThat(ScramKeys.matches("Grüße-42", other)).isTrue();
        assertThat(one.toString()).doesNotContain(one.storedKey(), one.serverKey(), one.salt());
    }
}

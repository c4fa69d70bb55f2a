// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.authentication.key.Algorithm;
import io.postern.contracts.settings.ArcConfig;
import io.postern.delivery.attempt.Seals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyFileTest {
    @TempDir
    private Path folder;

    private record Given(Optional<String> domain, Optional<String> selector, Optional<String> key)
            implements ArcConfig {
        @Override
        public Optional<Set<String>> trustedSealers() {
            return Optional.empty();
        }

        static Given of(String domain, String selector, Path key) {
            return new Given(
                    Optional.ofNullable(domain),
                    Optional.ofNullable(selector),
                    Optional.ofNullable(key).map(Path::toString));
        }
    }

    @Test
    void keys_of_both_kinds_are_read() throws IOException {
        var rsa = KeyFile.read(Given.of("Us.Test", "arc", pem(Changed.pair("RSA", 1024), "PRIVATE KEY")));
        assertThat(rsa).hasToString("arc._domainkey.us.test");
        assertThat(rsa.algorithm()).isEqualTo(Algorithm.RSA_SHA256);
        var ed25519 = KeyFile.read(Given.of("us.test", "arc", pem(Changed.PAIR, "PRIVATE KEY")));
        assertThat(ed25519.algorithm()).isEqualTo(Algorithm.ED25519_SHA256);
        assertThat(ed25519.key()).isEqualTo(Changed.PAIR.getPrivate());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            nothing is given       |         |     | false
            no domain              |         | arc | true
            no selector            | us.test |     | true
            an empty one           | us.test | ' ' | true
            no key                 | us.test | arc | false
            """)
    void off_unless_all_is_given(String what, String domain, String selector, boolean key) throws IOException {
        var file = key ? pem(Changed.PAIR, "PRIVATE KEY") : null;
        assertThat(ArcSeals.of(Given.of(domain, selector, file), "us.test")).isSameAs(Seals.NONE);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a file that is not there | us.test  | arc | none    | cannot be read (NoSuchFileException); check its name and who may read it
            a key in another form    | us.test  | arc | pkcs1   | is not in PEM as PKCS#8, which begins with BEGIN PRIVATE KEY
            no key inside            | us.test  | arc | garbage | holds neither an RSA nor an Ed25519 key
            a key of another kind    | us.test  | arc | ec      | holds neither an RSA nor an Ed25519 key
            a weak key               | us.test  | arc | weak    | is an RSA key of 768 bits; nobody takes less than 1024
            a domain that is none    | us..test | arc | good    | postern.arc.domain: us..test is no name in the DNS
            a selector that is none  | us.test  | a;b | good    | postern.arc.selector: a;b is no name in the DNS
            """)
    void what_cannot_be_used_is_told_in_a_sentence(
            String what, String domain, String selector, String kind, String sentence) throws IOException {
        var file = switch (kind) {
            case "none" -> folder.resolve("none.pem");
            case "pkcs1" -> pem(Changed.PAIR, "RSA PRIVATE KEY");
            case "garbage" ->
                Files.writeString(
                        folder.resolve("x.pem"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
            case "ec" -> pem(Changed.pair("EC", 256), "PRIVATE KEY");
            case "weak" -> pem(Changed.pair("RSA", 768), "PRIVATE KEY");
            default -> pem(Changed.PAIR, "PRIVATE KEY");
        };
        assertThatThrownBy(() -> KeyFile.read(Given.of(domain, selector, file)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence)
                .hasMessageStartingWith("postern.arc.");
    }

    private Path pem(KeyPair pair, String name) throws IOException {
        var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(pair.getPrivate().getEncoded());
        return Files.writeString(
                folder.resolve("key.pem"),
                "-----BEGIN " + name + "-----\n" + base64 + "\n-----END " + name + "-----\n");
    }
}

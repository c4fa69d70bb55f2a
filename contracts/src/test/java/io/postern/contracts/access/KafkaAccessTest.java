// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.contracts.settings.KafkaConfig;
import io.postern.embedded.SelfSigned;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaAccessTest {
    @TempDir
    private Path folder;

    @Test
    void brokers_that_let_everyone_in_need_nothing_more() {
        assertThat(access("").settings())
                .isEqualTo(Map.of("bootstrap.servers", "kafka:9092", "security.protocol", "PLAINTEXT"));
    }

    @Test
    void a_password_comes_from_its_file_without_the_line_end_and_any_character_survives() throws IOException {
        var file = Files.writeString(folder.resolve("password"), "a \"quoted\\word; with = all\r\n");
        assertThat(access("protocol=sasl-ssl username=smtp-edge password-file=" + file)
                        .settings())
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
                .containsEntry(
                        "sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"smtp-edge\""
                                + " password=\"a \\\"quoted\\\\word; with = all\";");
    }

    @Test
    void certificates_are_handed_over_as_they_are_in_their_files() throws IOException {
        var made = SelfSigned.in(folder, List.of("localhost"));
        var text = Files.readString(made.certificate());
        assertThat(access("protocol=ssl ca-file=%s certificate-file=%s key-file=%s"
                                .formatted(made.certificate(), made.certificate(), made.key()))
                        .settings())
                .containsEntry("ssl.truststore.type", "PEM")
                .containsEntry("ssl.truststore.certificates", text)
                .containsEntry("ssl.keystore.certificate.chain", text)
                .containsEntry("ssl.keystore.key", Files.readString(made.key()));
    }

    @Test
    void no_text_of_it_tells_a_secret() throws IOException {
        var file = Files.writeString(folder.resolve("password"), "swordfish");
        var access = access("protocol=sasl-plaintext mechanism=plain username=anna password-file=" + file);
        assertThat(access).hasToString("kafka:9092 by SASL_PLAINTEXT");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            protocol=sasl-ssl                                          | postern.kafka.security.username is missing
            protocol=sasl-ssl username=anna                            | the password of anna is missing
            protocol=sasl-ssl username=anna password-file=/nowhere/p   | password-file: there is no file /nowhere/p
            protocol=sasl-ssl username=anna password-file=EMPTY        | must hold one line, the password alone
            username=anna                                              | protocol knows no users
            protocol=ssl ca-file=/nowhere/ca.pem                       | ca-file: there is no file /nowhere/ca.pem
            protocol=ssl ca-file=EMPTY                                 | holds no certificate
            protocol=ssl ca-file=GARBAGE                               | holds no certificate
            protocol=ssl key-file=GARBAGE                              | go together, and one is missing
            protocol=ssl certificate-file=CERTIFICATE key-file=GARBAGE | holds no key in PKCS #8
            """)
    void what_is_wrong_is_said_in_a_sentence(String settings, String sentence) throws IOException {
        var empty = Files.writeString(folder.resolve("empty"), "");
        var garbage = Files.writeString(folder.resolve("garbage"), "-----BEGIN RSA PRIVATE KEY-----\nnot one");
        var made = SelfSigned.in(folder, List.of("localhost"));
        var written = settings.replace("EMPTY", empty.toString())
                .replace("GARBAGE", garbage.toString())
                .replace("CERTIFICATE", made.certificate().toString());
        assertThatThrownBy(() -> access(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }

    private static KafkaAccess access(String security) {
        var properties = Arrays.stream(security.split(" "))
                .filter(word -> !word.isEmpty())
                .map(word -> word.split("=", 2))
                .collect(Collectors.toMap(pair -> "postern.kafka.security." + pair[0], pair -> pair[1]));
        properties.put("postern.kafka.bootstrap-servers", "kafka:9092");
        return KafkaAccess.of(new SmallRyeConfigBuilder()
                .withMapping(KafkaConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(KafkaConfig.class));
    }
}

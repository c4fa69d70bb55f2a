// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.embedded.SelfSigned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator hears of files that cannot be used. */
class LiveKeysTest {
    @TempDir
    private Path folder;

    private final List<String> heard = new ArrayList<>();
    private Instant now = Instant.now();

    @Test
    void each_reason_is_told_once_and_the_alarm_stays_until_all_is_well() throws IOException {
        var pair = SelfSigned.in(folder, List.of("a.test"));
        var good = Files.readString(pair.certificate());
        var keys = new LiveKeys(
                Map.of("default", pair.certificate()), Map.of("default", pair.key()), () -> now, heard::add);
        keys.look();
        assertThat(heard).isEmpty();
        assertThat(keys.trouble()).isEmpty();
        assertThat(keys.expiries()).containsExactly(Map.entry("default", keys.expires()));
        assertThat(keys.alarming()).isFalse();

        Files.writeString(pair.certificate(), "no certificate");
        keys.look();
        keys.look();
        assertThat(heard).singleElement().asString().contains("cannot be used together");
        assertThat(keys.trouble()).hasValue(heard.getFirst());
        assertThat(keys.expiries()).as("the old one stays").hasSize(1);
        assertThat(keys.alarming()).isTrue();

        Files.delete(pair.certificate());
        keys.look();
        keys.look();
        assertThat(heard).hasSize(2).last().asString().contains("cannot be read (NoSuchFileException)");
        assertThat(keys.alarming()).isTrue();

        Files.createDirectory(pair.certificate());
        keys.look();
        assertThat(heard).hasSize(3).last().asString().contains("is no regular file");

        Files.delete(pair.certificate());
        Files.writeString(pair.certificate(), good);
        keys.look();
        assertThat(heard).hasSize(3);
        assertThat(keys.alarming()).isFalse();

        Files.delete(pair.certificate());
        keys.look();
        assertThat(heard).as("it is in trouble again").hasSize(4);
    }

    @Test
    void a_new_certificate_that_has_expired_is_another_reason() throws IOException {
        var pair = SelfSigned.in(folder.resolve("one"), List.of("a.test"));
        var other = SelfSigned.in(folder.resolve("other"), List.of("b.test"));
        var keys = new LiveKeys(
                Map.of("default", pair.certificate()), Map.of("default", pair.key()), () -> now, heard::add);
        Files.writeString(pair.key(), "no key");
        keys.look();
        now = now.plus(Duration.ofDays(4000));
        Files.write(pair.certificate(), Files.readAllBytes(other.certificate()));
        Files.write(pair.key(), Files.readAllBytes(other.key()));
        keys.look();
        keys.look();
        assertThat(heard)
                .hasSize(2)
                .last()
                .asString()
                .contains("postern.edge.tls.certificates.default: the new one expired at ");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.contracts.settings.ArcConfig;
import io.postern.contracts.settings.DnsblConfig;
import io.postern.reputation.lists.AskedList;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReputationConfigTest {

    @Test
    void defaults() {
        var config = read("postern: {}", ReputationConfig.class);
        assertThat(config.envelopeTime()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.messageTime()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.margin()).isEqualTo(Duration.ofMillis(500));
        assertThat(config.lookups()).isEqualTo(150);
        assertThat(config.messageLookups()).isEqualTo(500);
        assertThat(config.contentReaders()).isEqualTo(4);
        assertThat(config.line()).isTrue();
        assertThat(config.assessMessageSize()).isEqualTo(50 << 20);
        assertThat(config.ownNames()).isEmpty();
        assertThat(read("postern: {}", ArcConfig.class).trustedSealers()).isEmpty();
    }

    @Test
    void every_key_is_read() {
        var config = read("""
                postern:
                  reputation: {envelope-time: 1s, message-time: 3s, margin: 100ms, lookups: 7, message-lookups: 8,
                    content-readers: 2, line: false, assess-message-size: 9, own-names: [mx.a.test, 192.0.2.1]}
                """, ReputationConfig.class);
        assertThat(config.envelopeTime()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.messageTime()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.margin()).isEqualTo(Duration.ofMillis(100));
        assertThat(config.lookups()).isEqualTo(7);
        assertThat(config.messageLookups()).isEqualTo(8);
        assertThat(config.contentReaders()).isEqualTo(2);
        assertThat(config.line()).isFalse();
        assertThat(config.assessMessageSize()).isEqualTo(9);
        assertThat(config.ownNames()).hasValue(Set.of("mx.a.test", "192.0.2.1"));
        assertThat(read("postern: {arc: {trusted-sealers: [list.test]}}", ArcConfig.class)
                        .trustedSealers())
                .hasValue(Set.of("list.test"));
    }

    @Test
    void a_misspelt_key_is_an_error() {
        assertThatThrownBy(() -> read("postern: {reputation: {look-ups: 7}}", ReputationConfig.class))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("look-ups");
    }

    @Test
    void lists_that_are_ignored_are_not_asked_and_the_others_keep_their_names() {
        var dnsbl = read(
                "postern: {dnsbl: {zones: {zen.test: {action: block}, a.b.test: {action: score}, off.test: {action:"
                        + " ignore}}}}",
                DnsblConfig.class);
        assertThat(AskedList.of(dnsbl)).extracting(AskedList::name).containsExactly("a.b.test", "zen.test");
        assertThat(AskedList.of(read("postern: {}", DnsblConfig.class))).isEmpty();
    }

    @Test
    void a_list_that_is_no_domain_is_refused_with_a_sentence() {
        var dnsbl = read("postern: {dnsbl: {zones: {\"zen test\": {action: block}}}}", DnsblConfig.class);
        assertThatThrownBy(() -> AskedList.of(dnsbl))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("postern.dnsbl.zones")
                .hasMessageContaining("zen test");
    }

    private static <T> T read(String yaml, Class<T> mapping) {
        return new SmallRyeConfigBuilder()
                .withSources(new YamlConfigSource("test", yaml))
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(mapping)
                .build()
                .getConfigMapping(mapping);
    }
}

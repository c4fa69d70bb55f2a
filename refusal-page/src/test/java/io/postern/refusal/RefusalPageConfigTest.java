// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RefusalPageConfigTest {

    @Test
    void defaults() {
        var config = read(Map.of());
        assertThat(config.enabled()).isTrue();
        assertThat(config.host()).isEqualTo("127.0.0.1");
        assertThat(config.port()).isEqualTo(2580);
        assertThat(config.codes()).isEqualTo(500_000);
        assertThat(config.perMinute()).isEqualTo(60);
        assertThat(config.proxies()).isEmpty();
    }

    @Test
    void every_key_is_read() {
        var config = read(Map.of(
                "postern.refusal-page.enabled", "false",
                "postern.refusal-page.host", "0.0.0.0",
                "postern.refusal-page.port", "80",
                "postern.refusal-page.codes", "1000",
                "postern.refusal-page.per-minute", "5",
                "postern.refusal-page.proxies", "10.0.0.1,10.0.0.2"));
        assertThat(config.enabled()).isFalse();
        assertThat(config.host()).isEqualTo("0.0.0.0");
        assertThat(config.port()).isEqualTo(80);
        assertThat(config.codes()).isEqualTo(1000);
        assertThat(config.perMinute()).isEqualTo(5);
        assertThat(config.proxies()).contains(List.of("10.0.0.1", "10.0.0.2"));
    }

    @Test
    void a_misspelt_key_is_an_error() {
        assertThatThrownBy(() -> read(Map.of("postern.refusal-page.prot", "1")))
                .isInstanceOf(ConfigValidationException.class);
    }

    @Test
    void of_lists_it_reads_what_strangers_may_know_and_needs_no_key() {
        var lists = RemovalConfig.read(config(Map.of(
                "postern.dnsbl.zones.\"zen.test\".removal", "https://zen.test/?q={name}",
                "postern.dnsbl.zones.\"zen.test\".zone", "${NO_SUCH_KEY}.zen.test",
                "postern.dnsbl.zones.good.kind", "allow",
                "postern.dnsbl.zones.bad.kind", "block")));
        assertThat(lists.removals()).containsExactly(Map.entry("zen.test", "https://zen.test/?q={name}"));
        assertThat(lists.allowing()).containsExactly("good");
        assertThatThrownBy(() ->
                        RemovalConfig.read(config(Map.of("postern.dnsbl.zones.zen.removal", "javascript:alert(1)"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("postern.dnsbl.zones.\"zen\".removal");
    }

    private static RefusalPageConfig read(Map<String, String> properties) {
        return config(properties).getConfigMapping(RefusalPageConfig.class);
    }

    private static SmallRyeConfig config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .withMapping(RefusalPageConfig.class)
                .build();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.contracts.event.DnsblListing.Subject;
import io.postern.contracts.settings.DnsblConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AskedListTest {
    private static final String KEY = "abcdefghijklmnopqrstuvwxyz";

    @Test
    void defaults() {
        assertThat(read("zen.test: {action: block}"))
                .containsExactly(
                        new AskedList("zen.test", "zen.test", false, Set.of(Subject.CLIENT), null, List.of(), true));
    }

    @Test
    void every_key_is_read() {
        var list = read("""
                rich: {action: score, kind: allow, zone: rich.test, asks: [client, mail-from, link-address], ipv6: true, \
                test-entries: [127.0.0.9, probe.test], watch-hit-rate: false}""").getFirst();
        assertThat(list.zone()).isEqualTo("rich.test");
        assertThat(list.allow()).isTrue();
        assertThat(list.subjects()).containsOnly(Subject.CLIENT, Subject.MAIL_FROM, Subject.LINK_ADDRESS);
        assertThat(list.ipv6()).isTrue();
        assertThat(list.testEntries()).containsExactly("127.0.0.9", "probe.test");
        assertThat(list.hitRate()).isFalse();
        assertThat(list.addresses()).isTrue();
        assertThat(list.names()).isTrue();
    }

    @Test
    void a_key_comes_from_the_environment_and_is_not_shown() {
        var list = read("paid: {zone: \"${LIST_KEY}.zen.test\"}").getFirst();
        assertThat(list.zone()).isEqualTo(KEY + ".zen.test");
        assertThat(list).hasToString("paid");
    }

    @Test
    void a_key_that_is_not_in_the_environment_is_missed() {
        assertThatThrownBy(() -> read("paid: {zone: \"${OTHER_KEY}.zen.test\"}"))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("OTHER_KEY");
    }

    @Test
    void a_wrong_zone_is_refused_without_showing_it() {
        assertThatThrownBy(() -> read("paid: {zone: \"${LIST_KEY} .zen.test\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("postern.dnsbl.zones.\"paid\".zone")
                .hasMessageNotContaining(KEY);
    }

    private static List<AskedList> read(String zone) {
        return AskedList.of(new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(
                        new YamlConfigSource("test", "postern: {dnsbl: {zones: {" + zone + "}}}"),
                        new PropertiesConfigSource(Map.of("LIST_KEY", KEY), "environment", 300))
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(DnsblConfig.class)
                .build()
                .getConfigMapping(DnsblConfig.class));
    }
}

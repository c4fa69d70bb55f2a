// SPDX-License-Identifier: Apache-2.0
package io.postern.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.contracts.settings.CheckAction;
import io.postern.contracts.settings.DnsblConfig;
import io.postern.contracts.settings.RelayDomainsConfig;
import io.postern.policy.checks.DnsAwayConfig;
import io.postern.policy.checks.ReverseDnsConfig;
import io.postern.policy.checks.SenderDomainConfig;
import io.postern.policy.checks.WhenAway;
import io.postern.policy.greylist.GreylistConfig;
import io.postern.policy.verdict.PolicySettings;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyConfigTest {

    @Test
    void defaults() {
        var settings = read("postern: {}");
        assertThat(settings.relayDomains()).containsExactly("local.test");
        assertThat(settings.greylist().enabled()).isTrue();
        assertThat(settings.greylist().blockPeriod()).isEqualTo(Duration.ofMinutes(4));
        assertThat(settings.greylist().passPeriod()).isEqualTo(Duration.ofMinutes(360));
        assertThat(settings.greylist().recordExpiration()).isEqualTo(Duration.ofDays(36));
        assertThat(settings.greylist().away()).isEqualTo(WhenAway.PASS);
        assertThat(settings.checks().reverseDnsMissing()).isEqualTo(CheckAction.BLOCK);
        assertThat(settings.checks().senderDomainMissing()).isEqualTo(CheckAction.BLOCK);
        assertThat(settings.checks().senderDomainNullMx()).isEqualTo(CheckAction.BLOCK);
        assertThat(settings.checks().dnsAway()).isEqualTo(WhenAway.DEFER);
        assertThat(settings.checks().dnsbl()).isEmpty();
    }

    @Test
    void every_key_is_read() {
        var settings = read("""
                postern:
                  relay-domains: [Second.test, local.test]
                  greylist: {enabled: false, block-period: 1m, pass-period: 2h, record-expiration: 3d, when-redis-is-away: defer}
                  dnsbl: {zones: {zen.test: {action: score}, other.list.test: {action: block}}}
                  reverse-dns: {missing: observe}
                  sender-domain: {missing: ignore, null-mx: score}
                  dns-away: {action: pass}
                """);
        assertThat(settings.relayDomains()).containsExactly("local.test", "second.test");
        assertThat(settings.greylist().enabled()).isFalse();
        assertThat(settings.greylist().blockPeriod()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.greylist().passPeriod()).isEqualTo(Duration.ofHours(2));
        assertThat(settings.greylist().recordExpiration()).isEqualTo(Duration.ofDays(3));
        assertThat(settings.greylist().away()).isEqualTo(WhenAway.DEFER);
        assertThat(settings.checks().dnsbl())
                .containsEntry("zen.test", CheckAction.SCORE)
                .containsEntry("other.list.test", CheckAction.BLOCK);
        assertThat(settings.checks().reverseDnsMissing()).isEqualTo(CheckAction.OBSERVE);
        assertThat(settings.checks().senderDomainMissing()).isEqualTo(CheckAction.IGNORE);
        assertThat(settings.checks().senderDomainNullMx()).isEqualTo(CheckAction.SCORE);
        assertThat(settings.checks().dnsAway()).isEqualTo(WhenAway.PASS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postern: {greylist: {blok-period: 1m}}",
                "postern: {reverse-dns: {mising: block}}",
                "postern: {sender-domain: {nullmx: block}}",
                "postern: {dns-away: {acton: pass}}"
            })
    void a_misspelt_key_is_an_error(String yaml) {
        assertThatThrownBy(() -> read(yaml)).isInstanceOf(ConfigValidationException.class);
    }

    @Test
    void equal_policies_have_one_version_and_others_another() {
        var policy = "postern: {relay-domains: [%s], dnsbl: {zones: {%s: {action: block}, %s: {action: block}}}}";
        var version =
                read(policy.formatted("a.test, b.test", "zen.test", "bl.test")).version();
        assertThat(read(policy.formatted("B.test, a.test", "bl.test", "zen.test"))
                        .version())
                .isEqualTo(version);
        assertThat(read(policy.formatted("a.test", "bl.test", "zen.test")).version())
                .isNotEqualTo(version);
    }

    private static PolicySettings read(String yaml) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withSources(new YamlConfigSource("test", yaml))
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(RelayDomainsConfig.class)
                .withMapping(DnsblConfig.class)
                .withMapping(ReverseDnsConfig.class)
                .withMapping(SenderDomainConfig.class)
                .withMapping(DnsAwayConfig.class)
                .withMapping(GreylistConfig.class)
                .build();
        return new PolicyConfig(
                        config.getConfigMapping(RelayDomainsConfig.class),
                        config.getConfigMapping(DnsblConfig.class),
                        config.getConfigMapping(ReverseDnsConfig.class),
                        config.getConfigMapping(SenderDomainConfig.class),
                        config.getConfigMapping(DnsAwayConfig.class),
                        config.getConfigMapping(GreylistConfig.class))
                .settings();
    }
}

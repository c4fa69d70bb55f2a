// SPDX-License-Identifier: Apache-2.0
package io.postern.policy;

import io.postern.contracts.settings.DnsblConfig;
import io.postern.contracts.settings.RelayDomainsConfig;
import io.postern.policy.checks.AttachmentTypesConfig;
import io.postern.policy.checks.DmarcConfig;
import io.postern.policy.checks.DnsAwayConfig;
import io.postern.policy.checks.HeloConfig;
import io.postern.policy.checks.ReverseDnsConfig;
import io.postern.policy.checks.ScansConfig;
import io.postern.policy.checks.SenderDomainConfig;
import io.postern.policy.checks.SenderHistoryConfig;
import io.postern.policy.checks.SpfConfig;
import io.postern.policy.greylist.GreylistConfig;
import io.postern.policy.scoring.ScoringConfig;
import io.postern.policy.suspect.SuspectConfig;
import io.postern.policy.verdict.PolicySettings;
import io.postern.policy.verdict.VerdictConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;
import java.time.Duration;

/** Settings as a postmaster writes them. */
public final class ReadSettings {
    private ReadSettings() {}

    /** What the service makes of a file of settings. */
    public static PolicySettings of(String yaml) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withSources(new YamlConfigSource("test", yaml))
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(RelayDomainsConfig.class)
                .withMapping(DnsblConfig.class)
                .withMapping(ReverseDnsConfig.class)
                .withMapping(SenderDomainConfig.class)
                .withMapping(DnsAwayConfig.class)
                .withMapping(HeloConfig.class)
                .withMapping(SpfConfig.class)
                .withMapping(DmarcConfig.class)
                .withMapping(ScansConfig.class)
                .withMapping(AttachmentTypesConfig.class)
                .withMapping(SenderHistoryConfig.class)
                .withMapping(ScoringConfig.class)
                .withMapping(GreylistConfig.class)
                .withMapping(VerdictConfig.class)
                .withMapping(SuspectConfig.class)
                .build();
        return new PolicyConfig(
                        config.getConfigMapping(RelayDomainsConfig.class),
                        config.getConfigMapping(DnsblConfig.class),
                        config.getConfigMapping(ReverseDnsConfig.class),
                        config.getConfigMapping(HeloConfig.class),
                        config.getConfigMapping(SenderDomainConfig.class),
                        config.getConfigMapping(SpfConfig.class),
                        config.getConfigMapping(DmarcConfig.class),
                        config.getConfigMapping(ScansConfig.class),
                        config.getConfigMapping(AttachmentTypesConfig.class),
                        config.getConfigMapping(SenderHistoryConfig.class),
                        config.getConfigMapping(DnsAwayConfig.class),
                        config.getConfigMapping(ScoringConfig.class),
                        config.getConfigMapping(GreylistConfig.class),
                        config.getConfigMapping(VerdictConfig.class),
                        config.getConfigMapping(SuspectConfig.class))
                .settings();
    }
}

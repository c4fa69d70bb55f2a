// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.settings;

import io.postern.books.BooksConfig;
import io.postern.contracts.log.LogConfig;
import io.postern.contracts.operator.OperatorConfig;
import io.postern.contracts.settings.ArcConfig;
import io.postern.contracts.settings.ConductConfig;
import io.postern.contracts.settings.DnsblConfig;
import io.postern.contracts.settings.InstanceConfig;
import io.postern.contracts.settings.KafkaConfig;
import io.postern.contracts.settings.RedisConfig;
import io.postern.contracts.settings.RelayDomainsConfig;
import io.postern.contracts.trace.TraceConfig;
import io.postern.delivery.DeliveryConfig;
import io.postern.delivery.hint.HintConfig;
import io.postern.dmarcreport.DmarcReportConfig;
import io.postern.dns.DnsConfig;
import io.postern.edge.limit.LimitConfig;
import io.postern.edge.lockout.LockoutConfig;
import io.postern.edge.smtp.EdgeConfig;
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
import io.postern.policy.verdict.VerdictConfig;
import io.postern.refusal.RefusalPageConfig;
import io.postern.reputation.ReputationConfig;
import io.postern.reputation.own.OwnAddressesConfig;
import io.postern.reputation.scanner.ScannersConfig;
import java.util.List;

/** Every interface of settings there is, in the order of the reference page. A test finds those left out. */
public final class SettingsCatalogue {
    public static final List<Class<?>> ALL = List.of(
            DataDirConfig.class,
            RelayDomainsConfig.class,
            EdgeConfig.class,
            LimitConfig.class,
            LockoutConfig.class,
            DnsConfig.class,
            ReputationConfig.class,
            ScannersConfig.class,
            ArcConfig.class,
            DnsAwayConfig.class,
            ReverseDnsConfig.class,
            DnsblConfig.class,
            HeloConfig.class,
            OwnAddressesConfig.class,
            SenderDomainConfig.class,
            SpfConfig.class,
            DmarcConfig.class,
            ScansConfig.class,
            AttachmentTypesConfig.class,
            SenderHistoryConfig.class,
            ScoringConfig.class,
            GreylistConfig.class,
            VerdictConfig.class,
            SuspectConfig.class,
            ConductConfig.class,
            DeliveryConfig.class,
            HintConfig.class,
            BooksConfig.class,
            DmarcReportConfig.class,
            RefusalPageConfig.class,
            KafkaConfig.class,
            RedisConfig.class,
            LogConfig.class,
            OperatorConfig.class,
            TraceConfig.class,
            InstanceConfig.class,
            LauncherConfig.class);

    private SettingsCatalogue() {}
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.dmarcreport;

import io.postern.contracts.settings.Mistakes;
import io.postern.contracts.settings.ReadSettings;
import io.postern.contracts.settings.RelayDomainsConfig;
import io.postern.dmarcreport.sending.ReportSettings;
import io.postern.dmarcreport.sending.SmtpSubmission;
import java.time.Duration;

/** Says what the reports would say of their settings at their start, all of it and without starting. */
public final class DmarcReportCheck {
    private DmarcReportCheck() {}

    /** Reads no file and asks nobody; reports that are not to be made have nothing to say. */
    public static void all(ReadSettings settings, Mistakes wrong) {
        var config = settings.of(DmarcReportConfig.class);
        if (!config.enabled()) {
            return;
        }
        var ours = settings.of(RelayDomainsConfig.class).domains().stream()
                .findFirst()
                .orElse("");
        wrong.check(() -> ReportSettings.of(
                config.submitter().orElse(ours),
                config.from().orElse(null),
                config.after(),
                config.addresses(),
                config.size()));
        wrong.check(() -> new SmtpSubmission(config.relay(), "localhost", Duration.ofSeconds(1)));
    }
}

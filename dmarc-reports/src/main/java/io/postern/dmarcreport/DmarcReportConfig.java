// SPDX-License-Identifier: Apache-2.0
package io.postern.dmarcreport;

import io.postern.contracts.settings.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

@Doc("Aggregate reports to the owners of domains whose DMARC record asks for them (RFC 9990).")
@ConfigMapping(prefix = "postern.dmarc-reports")
public interface DmarcReportConfig {

    @Doc("Whether reports are made; counting begins when they are switched on.")
    @WithDefault("false")
    boolean enabled();

    @Doc("The domain that reports are made in the name of. Left out: the first of `postern.relay-domains`.")
    Optional<String> submitter();

    @Doc("The sender of reports, who is answered too; its domain should pass DMARC. Left out: `dmarc-reports` at the "
            + "submitter.")
    Optional<String> from();

    @Doc("Where reports are handed in by SMTP: a listener of ours that relays for this machine.")
    @WithDefault("127.0.0.1:2526")
    String relay();

    @Doc("How long after midnight (UTC) the reports of the day before are made.")
    @WithDefault("30m")
    Duration after();

    @Doc("How many addresses one report goes to at most, whatever the record names.")
    @WithDefault("4")
    int addresses();

    @Doc("How large a report may be, packed, in octets. A larger one is not sent.")
    @WithDefault("5000000")
    int size();
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.dmarcreport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.dmarcreport.sending.ReportSettings;
import io.postern.dmarcreport.sending.SmtpSubmission;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DmarcReportConfigTest {
    private static final Duration AFTER = Duration.ofMinutes(30);

    @Test
    void defaults() {
        var config = read(Map.of("postern.dmarc-reports.after", "PT30M"));
        assertThat(config.enabled()).isFalse();
        assertThat(config.submitter()).isEmpty();
        assertThat(config.from()).isEmpty();
        assertThat(config.relay()).isEqualTo("127.0.0.1:2526");
        assertThat(config.addresses()).isEqualTo(4);
        assertThat(config.size()).isEqualTo(5_000_000);
    }

    @Test
    void what_cannot_be_used_is_told_in_a_sentence() {
        assertThat(ReportSettings.of("Local.Test", null, AFTER, 4, 1).from()).isEqualTo("dmarc-reports@local.test");
        assertThatThrownBy(() -> ReportSettings.of("not a domain", null, AFTER, 4, 1))
                .hasMessage("postern.dmarc-reports.submitter is \"not a domain\", which is no domain name");
        assertThatThrownBy(() -> ReportSettings.of("local.test", "a@x.test>\r\nRCPT", AFTER, 4, 1))
                .hasMessageStartingWith("postern.dmarc-reports.from is ");
        assertThatThrownBy(() -> new SmtpSubmission("localhost", "local.test", AFTER))
                .hasMessage("postern.dmarc-reports.relay is \"localhost\"; write it like 127.0.0.1:2526");
    }

    private static DmarcReportConfig read(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .withMapping(DmarcReportConfig.class)
                .build()
                .getConfigMapping(DmarcReportConfig.class);
    }
}

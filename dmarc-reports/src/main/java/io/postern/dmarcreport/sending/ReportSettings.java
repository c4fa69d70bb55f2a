// SPDX-License-Identifier: Apache-2.0
package io.postern.dmarcreport.sending;

import io.postern.dns.DomainNames;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * @param submitter the domain that reports
 * @param from who reports
 * @param after how long after midnight
 * @param addresses that one report goes to at most
 * @param size of the packed report at most, in octets
 */
public record ReportSettings(String submitter, String from, Duration after, int addresses, int size) {

    /** @throws IllegalArgumentException with a sentence, if there is no such domain or address */
    public static ReportSettings of(String submitter, @Nullable String from, Duration after, int addresses, int size) {
        var domain = DomainNames.normal(submitter);
        if (domain == null || !DomainNames.isHost(domain)) {
            throw new IllegalArgumentException(
                    "postern.dmarc-reports.submitter is \"" + submitter + "\", which is no domain name");
        }
        var sender = from == null ? "dmarc-reports@" + domain : from;
        if (!sender.matches("[!-~&&[^<>()\\[\\]\\\\,;:\"@]]{1,64}@[a-zA-Z0-9._-]{1,253}")) {
            throw new IllegalArgumentException("postern.dmarc-reports.from is \"" + sender + "\", which is no address");
        }
        return new ReportSettings(domain, sender, after, addresses, size);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.dns.mx;

import io.postern.dns.DnsResult;
import java.util.List;

/** What the DNS says about the way to a domain. */
public sealed interface MailRoute {

    /**
     * @param preference lower ones come first (RFC 5321 section 5.1)
     * @param host without the final dot
     */
    record Exchanger(int preference, String host) {}

    /**
     * The hosts that take the domain's mail.
     *
     * @param exchangers at least one, in order of preference, equal ones as they were answered
     * @param implicit there is no MX record, so the domain itself is the only host; it may have no address
     */
    record Hosts(List<Exchanger> exchangers, boolean implicit) implements MailRoute {}

    /** The domain takes no mail (RFC 7505): refuse for good. */
    record NullMx() implements MailRoute {}

    /** NXDOMAIN, or a text that can be no domain: refuse for good. */
    record NoSuchDomain() implements MailRoute {}

    /** Try again later. */
    record Failed(DnsResult.Failure reason) implements MailRoute {}
}

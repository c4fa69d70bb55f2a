// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.spf;

import io.postern.contracts.finding.SpfFinding.Identity;
import io.postern.dns.DomainNames;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;

/**
 * Who is to be checked.
 *
 * @param client an address of IPv4 mapped into IPv6 counts as one of IPv4 (RFC 7208 section 5)
 * @param helo what the client calls itself, as it came
 * @param sender the reverse-path without brackets. Of the null sender, and for the HELO identity, it becomes {@code
 *     postmaster@} and the HELO name (RFC 7208 sections 2.3 and 2.4)
 * @param receiver name of the host that checks, for what domains explain to their own users ({@code %{r}})
 * @param time now, for the same ({@code %{t}})
 */
public record SpfQuestion(
        InetAddress client, String helo, String sender, Identity identity, String receiver, Instant time) {
    private static final String POSTMASTER = "postmaster";
    private static final int MAPPED = 12;

    public SpfQuestion {
        client = unmapped(client);
        Objects.requireNonNull(helo, "helo");
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(receiver, "receiver");
        Objects.requireNonNull(time, "time");
        if (identity == Identity.HELO || sender.isEmpty()) {
            sender = POSTMASTER + "@" + helo;
        }
    }

    /** What stands before the last {@code @}; {@code postmaster} where nothing does (RFC 7208 section 4.3). */
    String localPart() {
        int at = sender.length() - domain().length() - 1;
        return at <= 0 ? POSTMASTER : sender.substring(0, at);
    }

    /** What stands behind the last {@code @}, all of it where there is none. A HELO name is a domain as a whole. */
    String domain() {
        return sender.equals(POSTMASTER + "@" + helo) ? helo : sender.substring(sender.lastIndexOf('@') + 1);
    }

    /** The text, or its A-labels if it is a domain name of another script (RFC 7208 section 7.3). */
    static String ascii(String name) {
        if (isAscii(name)) {
            return name;
        }
        var labels = DomainNames.normal(name);
        return labels == null ? name : labels;
    }

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static InetAddress unmapped(InetAddress client) {
        var octets = client.getAddress();
        if (!(client instanceof Inet6Address)
                || octets[10] != -1
                || octets[11] != -1
                || !Arrays.equals(octets, 0, 10, new byte[10], 0, 10)) {
            return client;
        }
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(octets, MAPPED, octets.length));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four octets are an address", e);
        }
    }
}

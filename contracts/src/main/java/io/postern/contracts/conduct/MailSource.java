// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.conduct;

import io.postern.contracts.finding.AuthResult;
import io.postern.contracts.finding.DkimFinding;
import io.postern.contracts.finding.HistoryFinding.Source;
import io.postern.contracts.finding.SpfFinding;
import io.postern.contracts.network.ClientNetwork;
import io.postern.contracts.network.IpAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where mail comes from.
 *
 * @param name such as {@code 192.0.2.0/24}, {@code 2001:db8::/64} or {@code example.org}
 */
public record MailSource(Source kind, String name) {
    /** A message that many domains vouch for counts for the first of them. */
    private static final int MAX_DOMAINS = 3;

    private static final int MAX_NAME = 253;

    /** Where Redis has it; the part in braces is the hash tag of Redis Cluster. */
    public String key() {
        return "postern:conduct:{" + (kind == Source.NETWORK ? "n:" : "d:") + name + "}";
    }

    /**
     * The {@link ClientNetwork} of an address.
     *
     * @return null for an address of the machine itself, and for what is no address
     */
    public static @Nullable MailSource network(String address) {
        var octets = IpAddress.parse(address);
        return octets == null || IpAddress.loopback(octets)
                ? null
                : new MailSource(Source.NETWORK, ClientNetwork.of(octets));
    }

    /** The domains that vouch for a message: SPF's of MAIL FROM, then those of its signatures; at most three. */
    public static Set<MailSource> verified(List<SpfFinding> spf, List<DkimFinding> dkim) {
        var sources = new LinkedHashSet<MailSource>(4);
        for (var finding : spf) {
            if (finding.result() == AuthResult.PASS && finding.identity() == SpfFinding.Identity.MAILFROM) {
                add(sources, finding.domain());
            }
        }
        for (var finding : dkim) {
            if (finding.result() == AuthResult.PASS) {
                add(sources, finding.domain());
            }
        }
        return sources;
    }

    private static void add(Set<MailSource> sources, @Nullable String domain) {
        var name = domain == null ? null : name(domain);
        if (name != null && sources.size() < MAX_DOMAINS) {
            sources.add(new MailSource(Source.DOMAIN, name));
        }
    }

    /** In lower case without the final dot; null for what could not be a key. */
    private static @Nullable String name(String domain) {
        var name = (domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain).toLowerCase(Locale.ROOT);
        boolean fit = !name.isEmpty()
                && name.length() <= MAX_NAME
                && name.chars().allMatch(c -> c > ' ' && c <= '~' && c != '{' && c != '}');
        return fit ? name : null;
    }
}

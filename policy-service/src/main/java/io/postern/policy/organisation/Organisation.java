// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.organisation;

import io.postern.contracts.domain.DnsRegistrableDomain;
import io.postern.contracts.event.ReverseDns;
import io.postern.contracts.finding.AuthResult;
import io.postern.contracts.finding.SpfFinding;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The sending organisation behind a client, by those who vouch for one. */
public final class Organisation {
    private Organisation() {}

    /**
     * The organisations that somebody vouches for, the surest first, each once: the domain for which SPF passes, that of
     * MAIL FROM before that of HELO; and the forward-confirmed host's, if the name was given by hand and the client says HELO
     * from the same domain. Both by their registrable domains, so that they are one where they agree.
     *
     * @param address the client's, as text
     * @return empty where nobody vouches
     */
    public static List<String> all(List<SpfFinding> spf, ReverseDns reverseDns, String helo, String address) {
        var sender = permitted(spf);
        var host = host(reverseDns, helo, address);
        if (sender == null || sender.equals(host)) {
            return host == null ? List.of() : List.of(host);
        }
        return host == null ? List.of(sender) : List.of(sender, host);
    }

    /** The registrable domain of a host; what belongs to none is itself. */
    public static String of(String host) {
        var name = normal(host);
        return Objects.requireNonNullElse(DnsRegistrableDomain.of(name), name);
    }

    private static @Nullable String permitted(List<SpfFinding> spf) {
        var passes = spf.stream()
                .filter(one -> one.result() == AuthResult.PASS)
                .min(Comparator.comparing(SpfFinding::identity));
        return passes.map(one -> DnsRegistrableDomain.of(normal(one.domain()))).orElse(null);
    }

    private static @Nullable String host(ReverseDns reverseDns, String helo, String address) {
        var host = confirmed(reverseDns);
        var domain = host == null ? null : DnsRegistrableDomain.of(host);
        return host == null || domain == null || !inside(helo, domain) || generic(host, domain, address)
                ? null
                : domain;
    }

    /** The client has a confirmed name, which a provider has made for a whole range. */
    public static boolean generic(ReverseDns reverseDns, String address) {
        var host = confirmed(reverseDns);
        var domain = host == null ? null : DnsRegistrableDomain.of(host);
        return host != null && domain != null && generic(host, domain, address);
    }

    private static @Nullable String confirmed(ReverseDns reverseDns) {
        return reverseDns.status() == ReverseDns.Status.CONFIRMED ? reverseDns.host() : null;
    }

    private static boolean generic(String host, String domain, String address) {
        var own = host.length() == domain.length() ? "" : host.substring(0, host.length() - domain.length() - 1);
        return GenericName.is(own, address);
    }

    private static boolean inside(String helo, String domain) {
        var name = normal(helo);
        int before = name.length() - domain.length() - 1;
        return name.equals(domain) || (before > 0 && name.charAt(before) == '.' && name.endsWith(domain));
    }

    private static String normal(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}

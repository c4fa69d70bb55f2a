// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.dmarc;

import io.postern.dns.DnsResult.Failed;
import io.postern.dns.DnsResult.Failure;
import io.postern.dns.DomainNames;
import io.postern.dns.Lookup;
import io.postern.dns.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where aggregate reports about a domain may go (RFC 9990 sections 3.5 and 4): {@code mailto} addresses within its own
 * organization, and others whose domain says that it wants them.
 */
public sealed interface ReportAddresses {
    /** In the order of the record, each once; none if nobody may have it. */
    record Known(List<String> addresses) implements ReportAddresses {}

    /** The DNS does not tell now. */
    record Later() implements ReportAddresses {}

    /**
     * Asks the DNS; waits for it.
     *
     * @param rua as {@link io.postern.contracts.finding.DmarcFinding.Published#rua} has it
     * @param policyDomain where the record was found
     * @param most addresses beyond are passed over
     */
    static ReportAddresses of(String rua, String policyDomain, int most, Lookup dns) {
        var walk = new TreeWalk(dns);
        var organization = walk.from(policyDomain).organizationalDomain();
        if (organization == null) {
            return new Later();
        }
        var known = new ArrayList<String>();
        for (var uri : rua.split(",")) {
            var address = address(uri);
            if (known.size() == most) {
                break;
            }
            if (address == null) {
                continue;
            }
            var destination = walk.from(domain(address)).organizationalDomain();
            if (destination == null) {
                return new Later();
            }
            if (destination.equals(organization)) {
                add(known, address);
                continue;
            }
            switch (external(address, policyDomain, dns)) {
                case Later later -> {
                    return later;
                }
                case Known(var wanted) ->
                    wanted.stream().limit(Math.max(0, most - known.size())).forEach(one -> add(known, one));
            }
        }
        return new Known(known);
    }

    /** RFC 9990 section 4: the destination's own record says so, and may name other addresses at the same host. */
    private static ReportAddresses external(String address, String policyDomain, Lookup dns) {
        var host = domain(address);
        var reply = dns.lookup(policyDomain + "._report._dmarc." + host, RecordType.TXT)
                .join();
        if (reply.result() instanceof Failed(var failure) && failure != Failure.BAD_NAME) {
            return new Later();
        }
        var records =
                reply.values().stream().map(Tags::of).filter(Objects::nonNull).toList();
        if (records.isEmpty()) {
            return new Known(List.of());
        }
        var others = records.stream()
                .map(tags -> ReportUris.readable(tags.get("rua")))
                .filter(Objects::nonNull)
                .findFirst();
        if (others.isEmpty()) {
            return new Known(List.of(address));
        }
        var addresses = new ArrayList<String>();
        for (var uri : others.get().split(",")) {
            var other = address(uri);
            if (other == null || !domain(other).equals(host)) {
                return new Known(List.of());
            }
            add(addresses, other);
        }
        return new Known(addresses);
    }

    private static void add(List<String> addresses, String address) {
        if (!addresses.contains(address)) {
            addresses.add(address);
        }
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    /** The address of a {@code mailto} URI (RFC 6068), its domain in normal form; null for any other, and for several. */
    static @Nullable String address(String uri) {
        if (!uri.toLowerCase(Locale.ROOT).startsWith("mailto:")) {
            return null;
        }
        int query = uri.indexOf('?');
        var address = decoded(uri.substring("mailto:".length(), query < 0 ? uri.length() : query));
        int sign = address.lastIndexOf('@');
        if (sign < 0 || !address.substring(0, sign).matches("[!-~&&[^<>()\\[\\]\\\\,;:\"@]]{1,64}")) {
            return null;
        }
        var domain = DomainNames.normal(address.substring(sign + 1));
        return domain == null || !DomainNames.isHost(domain) ? null : address.substring(0, sign + 1) + domain;
    }

    /** Percent signs decoded to octets; what is no octet stays, and is no address then. */
    private static String decoded(String text) {
        var out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%'
                    && i + 2 < text.length()
                    && Character.digit(text.charAt(i + 1), 16) >= 0
                    && Character.digit(text.charAt(i + 2), 16) >= 0) {
                out.append((char) Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}

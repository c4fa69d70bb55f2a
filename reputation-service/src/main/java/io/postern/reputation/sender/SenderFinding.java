// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.sender;

import io.postern.contracts.event.SenderDomain;
import io.postern.dns.DnsResult;
import io.postern.dns.DnsResult.Failure;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides whether a domain could take mail (RFC 5321 section 5.1, RFC 7505), and whether its MX are in order. */
final class SenderFinding {
    /** More hosts than these are not looked at: it is only worth a remark. */
    static final int MAX_HOSTS = 5;

    private SenderFinding() {}

    /**
     * The domain of a reverse-path.
     *
     * @return null when there is nothing to look up: the null sender, a bare mailbox, an address literal
     */
    static @Nullable String domain(String reversePath) {
        var domain = reversePath.substring(reversePath.lastIndexOf('@') + 1);
        return domain.length() == reversePath.length() || domain.isEmpty() || domain.startsWith("[") ? null : domain;
    }

    /** Address records matter only where there is no MX (the implicit MX). */
    static boolean needsAddresses(@Nullable DnsResult mx) {
        return mx instanceof DnsResult.NoData;
    }

    /** The hosts whose names might be aliases: the most preferred of those that are names. */
    static List<String> hosts(@Nullable DnsResult mx) {
        return mx instanceof DnsResult.Found found
                ? found.values().stream()
                        .filter(value -> !value.endsWith(" .") && !literal(host(value)))
                        .sorted(Comparator.comparingInt(SenderFinding::preference))
                        .map(SenderFinding::host)
                        .distinct()
                        .limit(MAX_HOSTS)
                        .toList()
                : List.of();
    }

    /**
     * @param mx the answers, null where none was asked for or none came in time; likewise the others
     * @param aliases the answers to CNAME for the {@link #hosts} that were answered
     */
    static SenderDomain decide(
            @Nullable DnsResult mx,
            @Nullable DnsResult four,
            @Nullable DnsResult six,
            Collection<? extends DnsResult> aliases) {
        return switch (mx) {
            case null -> SenderDomain.UNKNOWN;
            case DnsResult.Found found -> explicit(found.values(), aliases);
            case DnsResult.NoSuchName _ -> SenderDomain.MISSING;
            case DnsResult.Failed failed ->
                failed.reason() == Failure.BAD_NAME ? SenderDomain.MISSING : SenderDomain.UNKNOWN;
            case DnsResult.NoData _ -> implicit(four, six);
        };
    }

    private static SenderDomain explicit(List<String> mx, Collection<? extends DnsResult> aliases) {
        if (mx.stream().allMatch(value -> value.endsWith(" ."))) {
            return SenderDomain.NULL_MX;
        }
        if (mx.stream().anyMatch(value -> literal(host(value)))) {
            return SenderDomain.MX_ADDRESS;
        }
        return aliases.stream().anyMatch(DnsResult.Found.class::isInstance)
                ? SenderDomain.MX_CNAME
                : SenderDomain.EXISTS;
    }

    private static int preference(String mx) {
        return Integer.parseInt(mx, 0, mx.indexOf(' '), 10);
    }

    private static String host(String mx) {
        return mx.substring(mx.indexOf(' ') + 1);
    }

    /** Such as {@code 192.0.2.7}, {@code [192.0.2.7]} and {@code 2001:db8::7}; no name ends in a number. */
    private static boolean literal(String host) {
        var last = host.substring(host.lastIndexOf('.') + 1);
        return host.startsWith("[")
                || host.indexOf(':') >= 0
                || (!last.isEmpty() && last.chars().allMatch(c -> c >= '0' && c <= '9'));
    }

    private static SenderDomain implicit(@Nullable DnsResult four, @Nullable DnsResult six) {
        if (four instanceof DnsResult.Found || six instanceof DnsResult.Found) {
            return SenderDomain.EXISTS;
        }
        return absent(four) && absent(six) ? SenderDomain.MISSING : SenderDomain.UNKNOWN;
    }

    private static boolean absent(@Nullable DnsResult result) {
        return result instanceof DnsResult.NoData || result instanceof DnsResult.NoSuchName;
    }
}

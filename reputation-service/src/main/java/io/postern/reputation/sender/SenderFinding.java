// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.sender;

import io.postern.contracts.event.SenderDomain;
import io.postern.dns.DnsResult;
import io.postern.dns.DnsResult.Failure;
import org.jspecify.annotations.Nullable;

/** Decides whether a domain could take mail (RFC 5321 section 5.1, RFC 7505). */
final class SenderFinding {
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

    /** @param mx the answers, null where none was asked for or none came in time; likewise the others */
    static SenderDomain decide(@Nullable DnsResult mx, @Nullable DnsResult four, @Nullable DnsResult six) {
        return switch (mx) {
            case null -> SenderDomain.UNKNOWN;
            case DnsResult.Found found ->
                found.values().stream().allMatch(value -> value.endsWith(" ."))
                        ? SenderDomain.NULL_MX
                        : SenderDomain.EXISTS;
            case DnsResult.NoSuchName _ -> SenderDomain.MISSING;
            case DnsResult.Failed failed ->
                failed.reason() == Failure.BAD_NAME ? SenderDomain.MISSING : SenderDomain.UNKNOWN;
            case DnsResult.NoData _ -> implicit(four, six);
        };
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

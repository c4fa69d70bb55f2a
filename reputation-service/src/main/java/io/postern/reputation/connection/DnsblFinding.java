// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.connection;

import io.postern.contracts.event.DnsblListing;
import io.postern.contracts.event.DnsblListing.Status;
import io.postern.dns.DnsResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides what an address list's answer means (RFC 5782 section 2). */
final class DnsblFinding {
    private static final int MAX_CODES = 20;
    private static final int MAX_REASON = 200;

    private DnsblFinding() {}

    /**
     * One answer outside 127.0.0.0/8, inside 127.255.255.0/24 (the list refuses us) or 127.0.0.1 (never a listing)
     * spoils them all: the list is parked, misused or broken.
     *
     * @param codes the answer to A; null when it did not come in time
     * @param text the answer to TXT; null when it was not asked for, or did not come in time
     */
    static DnsblListing decide(String zone, @Nullable DnsResult codes, @Nullable DnsResult text) {
        return switch (codes) {
            case null -> without(zone, Status.UNKNOWN);
            case DnsResult.Failed _ -> without(zone, Status.UNKNOWN);
            case DnsResult.NoData _ -> without(zone, Status.NOT_LISTED);
            case DnsResult.NoSuchName _ -> without(zone, Status.NOT_LISTED);
            case DnsResult.Found found
            when !found.values().stream().allMatch(DnsblFinding::meansListing) -> without(zone, Status.UNKNOWN);
            case DnsResult.Found found -> {
                var all = found.values();
                var kept = all.size() <= MAX_CODES ? all : all.subList(0, MAX_CODES);
                yield new DnsblListing(zone, Status.LISTED, kept, reason(text));
            }
        };
    }

    static boolean meansListing(String code) {
        return code.startsWith("127.") && !code.startsWith("127.255.255.") && !code.equals("127.0.0.1");
    }

    private static DnsblListing without(String zone, Status status) {
        return new DnsblListing(zone, status, List.of(), null);
    }

    /** The first text, fit to be said in an SMTP reply: one line of printable ASCII. */
    private static @Nullable String reason(@Nullable DnsResult text) {
        if (!(text instanceof DnsResult.Found found)) {
            return null;
        }
        var raw = found.values().getFirst();
        var reason = new StringBuilder(Math.min(raw.length(), MAX_REASON));
        for (int i = 0; i < raw.length() && i < MAX_REASON; i++) {
            char c = raw.charAt(i);
            reason.append(c >= ' ' && c < 0x7f ? c : '?');
        }
        return reason.toString();
    }
}

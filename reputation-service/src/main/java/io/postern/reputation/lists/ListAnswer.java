// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.lists;

import io.postern.contracts.event.DnsblListing;
import io.postern.contracts.event.DnsblListing.Status;
import io.postern.contracts.event.DnsblListing.Subject;
import io.postern.dns.DnsReply;
import io.postern.dns.DnsResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides what a list's answer means (RFC 5782 section 2). */
public final class ListAnswer {
    private static final int MAX_CODES = 20;
    private static final int MAX_REASON = 200;

    private ListAnswer() {}

    /**
     * One answer outside 127.0.0.0/8, inside 127.255.255.0/24 (the list refuses us) or 127.0.0.1 (never a listing)
     * spoils them all: the list is parked, misused or broken.
     *
     * @param codes the answer to A; null when it did not come in time
     * @param text the answer to TXT; null when it was not asked for, or did not come in time
     */
    static DnsblListing decide(
            String list, Subject subject, @Nullable String name, @Nullable DnsResult codes, @Nullable DnsResult text) {
        return switch (codes) {
            case null -> new DnsblListing(list, Status.UNKNOWN, List.of(), null, subject, name);
            case DnsResult.Failed _ -> new DnsblListing(list, Status.UNKNOWN, List.of(), null, subject, name);
            case DnsResult.NoData _ -> new DnsblListing(list, Status.NOT_LISTED, List.of(), null, subject, name);
            case DnsResult.NoSuchName _ -> new DnsblListing(list, Status.NOT_LISTED, List.of(), null, subject, name);
            case DnsResult.Found found -> {
                var wrong = noCode(found);
                yield wrong == null
                        ? new DnsblListing(list, Status.LISTED, kept(found), reason(text), subject, name)
                        : new DnsblListing(list, Status.UNKNOWN, List.of(), "answers " + fit(wrong, 40), subject, name);
            }
        };
    }

    /** What was heard; null where nothing came in the list's time. */
    static Heard heard(@Nullable DnsReply reply) {
        return reply == null
                ? Heard.NOTHING
                : switch (reply.result()) {
                    case DnsResult.Found found -> noCode(found) == null ? Heard.LISTED : Heard.NO_CODE;
                    case DnsResult.NoData _ -> Heard.NOT_LISTED;
                    case DnsResult.NoSuchName _ -> Heard.NOT_LISTED;
                    case DnsResult.Failed(var reason) ->
                        switch (reason) {
                            case SERVFAIL, REFUSED, GARBLED, CHAIN -> Heard.NOTHING;
                            // One that took no time was cut short, or was not even sent.
                            case TIMEOUT -> reply.micros() > 0 ? Heard.NOTHING : Heard.NOT_ASKED;
                            case UNREACHABLE, BAD_NAME, OVER_BUDGET, OVERLOADED -> Heard.NOT_ASKED;
                        };
                };
    }

    /** The first answer that is no code of a listing; null if all are. */
    public static @Nullable String noCode(DnsResult.Found found) {
        return found.values().stream()
                .filter(code -> !meansListing(code))
                .findFirst()
                .orElse(null);
    }

    static boolean meansListing(String code) {
        return code.startsWith("127.") && !refusal(code) && !code.equals("127.0.0.1");
    }

    /** An error code, by convention of the lists: it does not serve us. */
    public static boolean refusal(String code) {
        return code.startsWith("127.255.255.");
    }

    /** The codes, at most {@value #MAX_CODES}. */
    public static List<String> kept(DnsResult.Found found) {
        var all = found.values();
        return all.size() <= MAX_CODES ? all : all.subList(0, MAX_CODES);
    }

    /** The first text, fit to be said in an SMTP reply: one line of printable ASCII. */
    public static @Nullable String reason(@Nullable DnsResult text) {
        return text instanceof DnsResult.Found found ? fit(found.values().getFirst(), MAX_REASON) : null;
    }

    private static String fit(String raw, int most) {
        var fit = new StringBuilder(Math.min(raw.length(), most));
        for (int i = 0; i < raw.length() && i < most; i++) {
            char c = raw.charAt(i);
            fit.append(c >= ' ' && c < 0x7f ? c : '?');
        }
        return fit.toString();
    }
}

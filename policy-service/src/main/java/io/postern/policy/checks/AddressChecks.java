// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.checks;

import io.postern.contracts.event.ConnectionFindings;
import io.postern.contracts.event.DnsblListing;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.Reply;
import io.postern.policy.organisation.Organisation;
import java.util.List;

/** What speaks against an address. Pure. */
final class AddressChecks {
    private static final Reply DNS_AWAY =
            new Reply(451, "4.4.3", "Your address cannot be checked at the moment, please try again later");

    private AddressChecks() {}

    static void collect(Collected found, String address, ListenerKind kind, ConnectionFindings connection) {
        if (connection.dnsAway() && kind == ListenerKind.MX) {
            found.away("dns-away", found.settings().dnsAway(), DNS_AWAY);
        }
        var reverseDns = connection.reverseDns();
        switch (reverseDns.status()) {
            case MISSING ->
                found.add(
                        Check.REVERSE_DNS_MISSING,
                        fit(address) + " has no name in the DNS; ask your provider for a PTR record");
            case UNCONFIRMED ->
                found.add(
                        Check.REVERSE_DNS_UNCONFIRMED,
                        "no name of " + fit(address) + " in the DNS resolves back to it; mend the PTR record");
            case CONFIRMED -> {
                if (Organisation.generic(reverseDns, address)) {
                    found.add(
                            Check.REVERSE_DNS_GENERIC,
                            fit(address) + " has the name of a whole range; give a mail server one of its own");
                }
            }
            case UNKNOWN -> {}
        }
        listed(found, Check.DNSBL_LISTED, fit(address), connection.dnsbl());
    }

    /** @param who what was looked up, as text for the reply */
    static void listed(Collected found, Check check, String who, List<DnsblListing> lists) {
        for (var listing : lists) {
            if (listing.status() == DnsblListing.Status.LISTED) {
                var reason = listing.reason() == null ? "" : ReplyText.of(listing.reason(), 180);
                found.add(
                        check,
                        found.settings().of(listing.zone()),
                        who + " is listed by " + ReplyText.of(listing.zone(), 120)
                                + (reason.isEmpty() ? "" : ", " + reason));
            }
        }
    }

    private static String fit(String address) {
        return ReplyText.of(address, 60);
    }
}

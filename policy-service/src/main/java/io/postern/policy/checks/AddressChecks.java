// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.checks;

import io.postern.contracts.event.ConnectionFindings;
import io.postern.contracts.event.DnsblListing;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.Reply;
import io.postern.contracts.settings.CheckAction;
import io.postern.policy.organisation.Organisation;
import java.util.List;
import java.util.Set;

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
        listed(found, address, connection.dnsbl(), new Verified(Set.of()));
    }

    /**
     * What speaks for a sender counts only where it is about the one who really sends.
     *
     * @param address the client's
     */
    static void listed(Collected found, String address, List<DnsblListing> listings, Verified verified) {
        for (var listing : listings) {
            found.settings().meaning().of(listing, address).ifPresent(meaning -> {
                boolean allow = meaning.weight() < 0;
                found.add(
                        allow ? Check.ALLOW_LISTED : check(listing.subject()),
                        allow && !verified.vouchesFor(listing)
                                ? new Leads(CheckAction.OBSERVE, 0)
                                : new Leads(meaning.action(), meaning.weight()),
                        meaning.words(),
                        allow ? listing.zone() : listing.zone() + " " + name(listing, address));
            });
        }
    }

    /** Host and domain are one: whoever has listed the domain has listed all its hosts. */
    private static String name(DnsblListing listing, String address) {
        return listing.subject() == DnsblListing.Subject.CLIENT || listing.name() == null
                ? address
                : Organisation.of(listing.name());
    }

    private static Check check(DnsblListing.Subject subject) {
        return switch (subject) {
            case CLIENT -> Check.DNSBL_LISTED;
            case HELO, MAIL_FROM, PTR, FROM -> Check.RHSBL_LISTED;
            case LINK, LINK_ADDRESS -> Check.URIBL_LISTED;
        };
    }

    private static String fit(String address) {
        return ReplyText.of(address, 60);
    }
}

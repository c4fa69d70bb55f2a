// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.checks;

import static io.postern.contracts.settings.CheckAction.BLOCK;
import static io.postern.contracts.settings.CheckAction.IGNORE;
import static io.postern.contracts.settings.CheckAction.OBSERVE;

import io.postern.contracts.event.Client;
import io.postern.contracts.event.ConnectionFindings;
import io.postern.contracts.event.DnsblListing;
import io.postern.contracts.event.Hop;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.Reply;
import io.postern.contracts.event.ReverseDns;
import io.postern.contracts.event.SenderDomain;
import io.postern.contracts.settings.CheckAction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From what the world said to what speaks against the mail, in the order of judgement. Pure. */
public final class Checks {
    private final CheckSettings settings;

    public Checks(CheckSettings settings) {
        this.settings = settings;
    }

    /**
     * Findings whose action is not {@code ignore}; empty for a client that is trusted. Nothing that concerns its address
     * is held against an upstream.
     */
    public List<Finding> findings(
            Client client, String reversePath, ConnectionFindings connection, SenderDomain senderDomain) {
        if (client.trusted()) {
            return List.of();
        }
        var found = new ArrayList<Finding>(0);
        if (!client.upstream()) {
            address(found, client.address(), client.kind(), connection);
        }
        if (senderDomain == SenderDomain.MISSING) {
            add(
                    found,
                    "sender-domain-missing",
                    settings.senderDomainMissing(),
                    550,
                    "5.1.8",
                    "the sender's domain " + domain(reversePath) + " does not exist or cannot be answered to");
        } else if (senderDomain == SenderDomain.NULL_MX) {
            add(
                    found,
                    "sender-domain-null-mx",
                    settings.senderDomainNullMx(),
                    550,
                    "5.7.27",
                    "the sender's domain " + domain(reversePath) + " says that it takes no mail");
        }
        return found;
    }

    /**
     * Likewise, about whom an upstream had a message from.
     *
     * @param hop null if that is not known: then nothing is held against the message
     */
    public List<Finding> handedOn(Client upstream, @Nullable Hop hop, ConnectionFindings connection) {
        var found = new ArrayList<Finding>(0);
        if (hop != null) {
            address(found, hop.address(), upstream.kind(), connection);
        }
        return found;
    }

    private void address(List<Finding> found, String address, ListenerKind kind, ConnectionFindings connection) {
        if (connection.dnsAway() && kind == ListenerKind.MX) {
            found.add(dnsAway());
        }
        if (connection.reverseDns().status() == ReverseDns.Status.MISSING) {
            add(
                    found,
                    "reverse-dns-missing",
                    settings.reverseDnsMissing(),
                    554,
                    "5.7.25",
                    fit(address) + " has no name in the DNS; ask your provider for a PTR record");
        }
        for (var listing : connection.dnsbl()) {
            if (listing.status() == DnsblListing.Status.LISTED) {
                // A list that this instance does not know yet must not block by itself.
                var action = settings.dnsbl().getOrDefault(listing.zone(), OBSERVE);
                add(found, "dnsbl-listed", action, 554, "5.7.1", listed(address, listing));
            }
        }
    }

    private Finding dnsAway() {
        var action = settings.dnsAway() == WhenAway.DEFER ? BLOCK : OBSERVE;
        return new Finding(
                "dns-away",
                action,
                new Reply(451, "4.4.3", "Your address cannot be checked at the moment, please try again later"));
    }

    private static void add(
            List<Finding> found, String rule, CheckAction action, int code, String enhanced, String reason) {
        if (action != IGNORE) {
            var text = "Sending address not accepted due to spam filter: " + reason;
            found.add(new Finding(rule, action, new Reply(code, enhanced, text)));
        }
    }

    private static String listed(String address, DnsblListing listing) {
        var text = fit(address) + " is listed by " + ReplyText.of(listing.zone(), 120);
        var reason = listing.reason() == null ? "" : ReplyText.of(listing.reason(), 180);
        return reason.isEmpty() ? text : text + ", " + reason;
    }

    private static String fit(String address) {
        return ReplyText.of(address, 60);
    }

    private static String domain(String reversePath) {
        return ReplyText.of(reversePath.substring(reversePath.lastIndexOf('@') + 1), 150);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal.advice;

import io.postern.contracts.event.DnsblListing;
import io.postern.refusal.cause.Asked;
import io.postern.refusal.cause.Cause;
import io.postern.refusal.cause.ReverseAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** About the machine that sends. */
final class ClientAdvice {
    private static final Pattern HOST =
            Pattern.compile("(?=.{4,253}$)([A-Za-z0-9-]{1,63}\\.)+[A-Za-z][A-Za-z0-9-]{1,62}");
    private static final String SOME_HOST = "mail.example.org";

    private ClientAdvice() {}

    static Advice of(Cause.ReverseName name) {
        var address = name.address();
        var arpa = ReverseAddress.arpa(address);
        var host = host(name.helo());
        var pointer = Step.line(
                "Ask the provider of " + address + " (whoever the address is rented from) to set its reverse name:",
                arpa + ". PTR " + host + ".");
        var back = Step.line(
                "Let that name lead back to the address, in the zone of its domain:",
                host + ". " + (address.contains(":") ? "AAAA " : "A ") + address);
        return switch (name.fault()) {
            case MISSING ->
                Advice.of(
                        "The address " + address
                                + " has no name in the DNS (no PTR record). Mail servers are expected to have"
                                + " one.",
                        List.of(new Asked(arpa, "PTR", "NXDOMAIN, or no such record")),
                        pointer,
                        back);
            case UNCONFIRMED ->
                Advice.of(
                        "The address " + address
                                + " has a name in the DNS, but no such name leads back to the address.",
                        List.of(new Asked(arpa, "PTR", some(name.names()))),
                        back,
                        Step.of("Or ask the provider of the address for a reverse name that does lead back to it."));
            case GENERIC ->
                Advice.of(
                        "The name of " + address
                                + " looks like one of a whole range, as dial-up lines and rented machines"
                                + " have, and not like that of a mail server.",
                        List.of(new Asked(arpa, "PTR", some(name.names()))),
                        pointer,
                        back,
                        Step.of("Or send through your provider's mail server."));
        };
    }

    private static String some(List<String> names) {
        return names.isEmpty() ? "names that were not written down" : String.join(", ", names);
    }

    /** What the client calls itself, if that can be a host's name. */
    private static String host(@Nullable String helo) {
        return helo != null && HOST.matcher(helo).matches() ? helo : SOME_HOST;
    }

    static Advice of(Cause.Helo helo) {
        var name = "The name in HELO or EHLO, " + helo.name() + ", ";
        var resolves = Step.line(
                "Let your server call itself by its full name in the DNS, and let that name lead to its address:",
                host(helo.name()) + ". " + (helo.address().contains(":") ? "AAAA " : "A ") + helo.address());
        var same = Step.of("Best is the same name as the address has by PTR.");
        return switch (helo.finding()) {
            case MISMATCH, MATCHES, LITERAL, UNKNOWN ->
                Advice.of(name + "does not lead to the address " + helo.address() + ".", resolves, same);
            case UNRESOLVABLE -> Advice.of(name + "leads to no address.", resolves, same);
            case BAD_SYNTAX -> Advice.of(name + "is not a full name of a host (RFC 5321 4.1.1.1).", resolves, same);
            case FOREIGN_LITERAL -> Advice.of(name + "is an address that is not yours.", resolves, same);
            case OURS -> Advice.of(name + "is one of ours. Only our own machines have it.", resolves, same);
        };
    }

    static Advice of(Cause.Listing cause) {
        var listing = cause.listing();
        var list = listing.zone();
        var steps = new ArrayList<Step>();
        steps.add(Step.of(
                listing.subject() == DnsblListing.Subject.LINK || listing.subject() == DnsblListing.Subject.LINK_ADDRESS
                        ? "Leave the link out, or find out why it is listed."
                        : "First find out why, and end it: a machine that was broken into, an account that was stolen, a"
                                + " neighbour who shares the address."));
        steps.add(
                cause.removal() == null
                        ? Step.of("Then ask the list " + list
                                + " to remove the entry; its web site says how. We cannot do it.")
                        : Step.link(
                                "Then have the entry removed by the list itself; we cannot do it:", cause.removal()));
        steps.add(Step.of("The mail may be sent again once the list no longer has it."));
        return new Advice(
                what(listing, cause.name()) + " is listed by " + list
                        + (listing.reason() == null || listing.reason().isBlank()
                                ? "."
                                : ", which says: " + listing.reason()),
                asked(cause),
                steps);
    }

    private static String what(DnsblListing listing, String name) {
        return switch (listing.subject()) {
            case CLIENT -> "The address " + name;
            case HELO -> "The name in HELO, " + name + ",";
            case MAIL_FROM -> "The sender's domain " + name;
            case PTR -> "The client's name " + name;
            case FROM -> "The domain in From, " + name + ",";
            case LINK -> "The domain of a link, " + name + ",";
            case LINK_ADDRESS -> "The address in a link, " + name + ",";
        };
    }

    /** A list that goes by another name than its zone may have a key in that; then only the answer is told. */
    private static List<Asked> asked(Cause.Listing cause) {
        var zone = cause.listing().zone();
        var codes = cause.listing().codes().isEmpty()
                ? "an address that means listed"
                : String.join(", ", cause.listing().codes());
        return zone.indexOf('.') < 0
                ? List.of()
                : List.of(new Asked(ReverseAddress.query(cause.name(), zone), "A", codes));
    }

    static Advice of(Cause.History history) {
        return Advice.of(
                "Most mail that came from " + history.source() + " over the last thirty days was unwanted.",
                Step.of(
                        "See who else sends from there, and end it: machines that were broken into, lists that nobody asked"
                                + " for, addresses that do not exist any more."),
                Step.of("It mends itself: the figures are those of thirty days."));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.behind;

import io.postern.contracts.behind.Offer;
import io.postern.contracts.event.Decision;
import io.postern.contracts.event.Needs;
import io.postern.contracts.event.Reply;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whether the server behind a recipient can take a message. Pure. */
public final class Capacity {
    private static final Optional<Decision> FITS = Optional.empty();
    private static final Optional<Decision> ASCII_ONLY = Optional.of(new Decision.Reject(
            "behind-utf8",
            new Reply(
                    550,
                    "5.6.7",
                    "The mail server behind takes no addresses or header fields beyond ASCII (no SMTPUTF8)")));

    private Capacity() {}

    /**
     * At RCPT, by what the client has declared. Many ask for SMTPUTF8 wherever it is offered (RFC 6531): here it only
     * counts where an address is beyond ASCII, as the header is not known yet.
     *
     * @param reversePath empty for the null sender
     */
    public static Optional<Decision> refusal(
            Needs declared, String reversePath, String recipient, Map<String, Offer> offers) {
        boolean utf8 = declared.utf8() && (beyondAscii(reversePath) || beyondAscii(recipient));
        return refusal(new Needs(declared.size(), declared.eightBit(), utf8), recipient, offers);
    }

    /** At the end of DATA, when it is known what the message needs. */
    public static Optional<Decision> refusal(Needs needs, String recipient, Map<String, Offer> offers) {
        var offer = offers.get(domain(recipient));
        if (offer == null) {
            return FITS;
        }
        if (offer.maxSize() > 0 && needs.size() > offer.maxSize()) {
            return Optional.of(new Decision.Reject(
                    "behind-size",
                    new Reply(
                            552,
                            "5.3.4",
                            "Message too big for the mail server behind; it takes at most " + offer.maxSize()
                                    + " octets")));
        }
        return needs.utf8() && !offer.smtpUtf8() ? ASCII_ONLY : FITS;
    }

    /** The domains that matter: none if the message asks for nothing that a server might not have. */
    public static Set<String> domains(Needs needs, Iterable<String> recipients) {
        var domains = new TreeSet<String>();
        if (needs.size() > 0 || needs.utf8()) {
            recipients.forEach(recipient -> domains.add(domain(recipient)));
            domains.remove("");
        }
        return domains;
    }

    /** In lower case; empty for the bare {@code postmaster}. */
    private static String domain(String recipient) {
        int at = recipient.lastIndexOf('@');
        return at < 0 ? "" : recipient.substring(at + 1).toLowerCase(Locale.ROOT);
    }

    private static boolean beyondAscii(String address) {
        return address.chars().anyMatch(c -> c > 127);
    }
}

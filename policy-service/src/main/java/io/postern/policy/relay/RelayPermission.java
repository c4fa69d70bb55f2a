// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.relay;

import io.postern.contracts.event.Client;
import io.postern.contracts.event.Decision;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.Reply;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * May this client send to that recipient? Domains are compared exactly and without regard to case; {@code
 * sub.local.test} is not {@code local.test}.
 */
public final class RelayPermission {
    private static final Optional<Decision> GRANTED = Optional.empty();
    private static final Optional<Decision> DENIED = refusal("relay-denied", "Relay access denied");
    private static final Optional<Decision> UNTRUSTED = refusal(
            "relay-untrusted", "Relay access denied: this port is for our own machines, mail to us belongs on port 25");
    private static final Optional<Decision> SIGN_IN =
            Optional.of(new Decision.Reject("relay-not-signed-in", new Reply(530, "5.7.0", "Authentication required")));
    private static final Optional<Decision> ROUTED =
            refusal("relay-routed", "Relay access denied: a recipient with a second address inside it is not accepted");

    private final Set<String> domains;

    /** @param domains those we take mail for, in any case */
    public RelayPermission(Collection<String> domains) {
        var lower = new TreeSet<String>();
        domains.forEach(domain -> lower.add(domain.strip().toLowerCase(Locale.ROOT)));
        lower.remove("");
        this.domains = Set.copyOf(lower);
    }

    /** The refusal; empty when the mail may pass. */
    public Optional<Decision> refusal(Client client, String recipient) {
        if (client.kind() != ListenerKind.MX) {
            return client.trusted() ? GRANTED : client.kind() == ListenerKind.RELAY ? UNTRUSTED : SIGN_IN;
        }
        if (!ours(recipient)) {
            return DENIED;
        }
        return !client.trusted() && routed(recipient) ? ROUTED : GRANTED;
    }

    /** The recipient is in one of our domains, or is the bare {@code postmaster} (RFC 5321 4.5.1). */
    public boolean ours(String recipient) {
        int at = recipient.lastIndexOf('@');
        return at < 0
                ? recipient.equalsIgnoreCase("postmaster")
                : at > 0 && domains.contains(recipient.substring(at + 1).toLowerCase(Locale.ROOT));
    }

    /** {@code postmaster} and {@code abuse} of ours hear everyone (RFC 5321 4.5.1, RFC 2142). */
    public boolean exempt(String recipient) {
        return ours(recipient) && (local(recipient, "postmaster") || local(recipient, "abuse"));
    }

    /**
     * {@code user%elsewhere@ours}, {@code elsewhere!user@ours} and {@code "user@elsewhere"@ours} ask the server
     * behind us to send the mail on, and some would.
     */
    private static boolean routed(String recipient) {
        int at = recipient.lastIndexOf('@');
        for (int i = 0; i < at; i++) {
            char c = recipient.charAt(i);
            if (c == '%' || c == '!' || c == '@') {
                return true;
            }
        }
        return false;
    }

    private static boolean local(String recipient, String name) {
        int at = recipient.lastIndexOf('@');
        int length = at < 0 ? recipient.length() : at;
        return length == name.length() && recipient.regionMatches(true, 0, name, 0, length);
    }

    private static Optional<Decision> refusal(String rule, String text) {
        return Optional.of(new Decision.Reject(rule, new Reply(554, "5.7.1", text)));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.seal;

import io.postern.authentication.dkim.DkimSigner;
import io.postern.authentication.header.Header;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.finding.AuthResult;
import java.util.List;
import java.util.Locale;

/** Which messages are sealed, and what is said of them. Pure. */
final class SealRule {
    private static final String RESULTS = "authentication-results";
    private static final List<String> CHAIN =
            List.of("arc-seal", "arc-message-signature", "arc-authentication-results");

    private SealRule() {}

    /** Those of strangers whose chain was looked at, and in which we change what is usually signed. */
    static boolean wants(OutboundMessage message) {
        return message.arc() != null && !message.origin().client().trusted() && changed(message);
    }

    private static boolean changed(OutboundMessage message) {
        return !message.removals().isEmpty()
                || !message.insertions().isEmpty()
                || message.headers().stream().anyMatch(field -> DkimSigner.USUAL.contains(name(field)));
    }

    /**
     * Whether somebody who found no chain has looked at this header: else the message was not read, and to say that its chain
     * failed would end it.
     */
    static boolean judged(AuthResult chain, Header header) {
        return header.complete()
                && (chain != AuthResult.NONE
                        || header.fields().stream().noneMatch(field -> CHAIN.contains(field.name())));
    }

    /**
     * What stands in our Authentication-Results field, our id included (RFC 8617 4.1.1).
     *
     * @param id for a message without such a field
     */
    static String results(OutboundMessage message, String id) {
        for (var field : message.headers()) {
            if (name(field).equals(RESULTS)) {
                return field.substring(RESULTS.length() + 1).strip();
            }
        }
        return id + "; none";
    }

    private static String name(String field) {
        return field.substring(0, Math.max(0, field.indexOf(':'))).toLowerCase(Locale.ROOT);
    }
}

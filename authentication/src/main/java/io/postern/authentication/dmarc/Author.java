// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.dmarc;

import io.postern.authentication.address.Mailboxes;
import io.postern.authentication.header.Header;

/** The author's domain (RFC 9989 section 5.3.1): precisely one, or none that DMARC could go by. */
sealed interface Author {

    /** @param name lower case, A-labels, without the final dot */
    record Domain(String name) implements Author {}

    record Unclear(String reason) implements Author {}

    static Author of(Header header) {
        if (!header.complete()) {
            return new Unclear("the header is too long to be read");
        }
        var fields = header.named("from");
        if (fields.size() != 1) {
            return new Unclear(
                    fields.isEmpty() ? "there is no From field" : "there are " + fields.size() + " From fields");
        }
        var mailboxes = Mailboxes.of(fields.getFirst().value());
        if (mailboxes.problem() != null) {
            return new Unclear("From cannot be read: " + mailboxes.problem());
        }
        if (mailboxes.list().stream().anyMatch(mailbox -> mailbox.domain() == null)) {
            return new Unclear("From has an address without a domain name");
        }
        var domains = mailboxes.domains();
        return switch (domains.size()) {
            case 0 -> new Unclear("From names nobody");
            case 1 -> new Domain(domains.getFirst());
            default -> new Unclear("From names " + domains.size() + " domains");
        };
    }
}

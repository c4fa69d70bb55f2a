// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.assessment;

import io.postern.authentication.header.Field;
import io.postern.authentication.header.Header;
import java.util.Set;

/** Whether a message says that it comes from a mailing list: RFC 2369, RFC 2919, and the custom before them. */
final class MailingList {
    private static final Set<String> FIELDS = Set.of("list-id", "list-post", "list-unsubscribe", "mailing-list");

    private MailingList() {}

    static boolean is(Header header) {
        return header.fields().stream().anyMatch(MailingList::says);
    }

    private static boolean says(Field field) {
        return FIELDS.contains(field.name())
                || (field.name().equals("precedence") && field.text().equalsIgnoreCase("list"));
    }
}

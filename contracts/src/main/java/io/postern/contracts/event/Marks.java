// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

import io.postern.contracts.finding.AuthResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written on a message, the same for all its recipients. Names that only the edge knows are put in by it.
 *
 * @param authentication what stands in Authentication-Results behind our authserv-id and its semicolon (RFC 8601 2.2); null
 *     for no such field
 * @param receivedSpf the value of Received-SPF without {@code receiver=} (RFC 7208 9.1); null likewise
 * @param fields further fields, each with its name and its CRLF
 * @param subjectTag stands in front of the subject; printable ASCII; null for none
 * @param arc what its ARC chain is worth: none, pass or fail (RFC 8617 4.4); null where nobody has looked, and for mail of our own
 */
public record Marks(
        @Nullable String authentication,
        @Nullable String receivedSpf,
        List<String> fields,
        @Nullable String subjectTag,
        @Nullable AuthResult arc) {
    /** Nothing. */
    public static final Marks NONE = new Marks(null, null, List.of(), null, null);

    public Marks {
        fields = List.copyOf(fields);
    }

    /** Where nobody has looked at an ARC chain. */
    public Marks(
            @Nullable String authentication,
            @Nullable String receivedSpf,
            List<String> fields,
            @Nullable String subjectTag) {
        this(authentication, receivedSpf, fields, subjectTag, null);
    }

    /** It is marked as what is held for spam. */
    public boolean flagged() {
        return fields.stream().anyMatch(field -> field.startsWith("X-Spam-Flag: YES"));
    }
}

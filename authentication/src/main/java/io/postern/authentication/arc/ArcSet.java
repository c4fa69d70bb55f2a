// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.arc;

import io.postern.authentication.canonical.Canonical;
import io.postern.authentication.header.Field;
import io.postern.authentication.tags.TagList;
import java.io.ByteArrayOutputStream;

/** What one hop has added (RFC 8617 section 4.2): results, a signature of the message, and a seal over the chain. */
record ArcSet(int instance, Field results, Field message, TagList messageTags, Field seal, TagList sealTags) {
    static final String RESULTS = "arc-authentication-results";
    static final String MESSAGE = "arc-message-signature";
    static final String SEAL = "arc-seal";

    /** The set as the seals of later hops are over it. */
    void sealed(ByteArrayOutputStream out) {
        unsealed(out);
        line(seal, out);
    }

    /** The same without its own seal. */
    void unsealed(ByteArrayOutputStream out) {
        line(results, out);
        line(message, out);
    }

    static void line(Field field, ByteArrayOutputStream out) {
        Canonical.RELAXED.field(field.raw(), out);
        out.write('\r');
        out.write('\n');
    }
}

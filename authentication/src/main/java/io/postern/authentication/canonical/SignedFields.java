// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.canonical;

import io.postern.authentication.header.Field;
import io.postern.authentication.header.Header;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields that a signature is over (RFC 6376 sections 3.7 and 5.4.2). */
public final class SignedFields {
    private static final byte[] CRLF = {'\r', '\n'};

    private SignedFields() {}

    /**
     * For each name the lowest field that bears it and was not taken yet, in canonical form; nothing for a name without
     * one.
     *
     * @param names in lower case
     * @param own the signature's own field, which is never among the others; null where it is not there yet
     */
    public static byte[] octets(Header header, List<String> names, Canonical canonical, @Nullable Field own) {
        var waiting = new HashMap<String, Deque<Field>>();
        for (var name : names) {
            waiting.putIfAbsent(name, new ArrayDeque<>());
        }
        fill(header, waiting, own);
        var out = new ByteArrayOutputStream(4096);
        for (var name : names) {
            var fields = waiting.get(name);
            var field = fields == null ? null : fields.pollFirst();
            if (field != null) {
                canonical.field(field.raw(), out);
                out.writeBytes(CRLF);
            }
        }
        return out.toByteArray();
    }

    private static void fill(Header header, Map<String, Deque<Field>> waiting, @Nullable Field own) {
        for (var field : header.fields()) {
            var same = waiting.get(field.name());
            if (same != null && (own == null || field.raw() != own.raw())) {
                same.addFirst(field);
            }
        }
    }
}

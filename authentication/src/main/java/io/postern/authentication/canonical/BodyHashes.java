// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.canonical;

import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The hashes of one body that somebody wants; each distinct one is computed once. Ask for them before it is read. */
public final class BodyHashes {
    private static final int BUFFER = 16 * 1024;

    private final Map<Canonical, BodyForm> forms = new EnumMap<>(Canonical.class);

    /** @param length octets of the canonical form that count; null for all */
    public BodyHash want(Canonical canonical, @Nullable Long length) {
        return forms.computeIfAbsent(canonical, BodyForm::new).hash(length == null ? Long.MAX_VALUE : length);
    }

    /** Reads to the end, and not at all if no hash is wanted. */
    public void read(InputStream body) throws IOException {
        if (forms.isEmpty()) {
            return;
        }
        var octets = new byte[BUFFER];
        for (int count = body.read(octets); count >= 0; count = body.read(octets)) {
            for (var form : forms.values()) {
                form.take(octets, count);
            }
        }
        forms.values().forEach(BodyForm::end);
    }
}

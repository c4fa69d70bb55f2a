// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.sasl;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Base64 from strangers (RFC 4648 4). */
final class Base64Text {
    private Base64Text() {}

    /** Null if it is none. */
    static byte @Nullable [] decode(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}

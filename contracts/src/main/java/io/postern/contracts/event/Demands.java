// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

import org.jspecify.annotations.Nullable;

/**
 * What a client asked for in MAIL FROM beyond size and body type; it is carried through to the delivery.
 *
 * @param utf8 SMTPUTF8 (RFC 6531): addresses or header fields may be beyond ASCII
 * @param ret RET (RFC 3461 4.3): {@code FULL} or {@code HDRS}; null if it did not say
 * @param envelopeId ENVID (RFC 3461 4.4) as it was given, in xtext; null likewise
 */
public record Demands(
        boolean utf8, @Nullable String ret, @Nullable String envelopeId) {
    public static final Demands NONE = new Demands(false, null, null);
}

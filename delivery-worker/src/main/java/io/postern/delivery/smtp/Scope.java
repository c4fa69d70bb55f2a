// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.smtp;

/** How far a failure reaches. */
public enum Scope {
    /** This connection: lost, timed out, garbled, or closed by 421. Another server may do better. */
    SESSION,
    /** This server: it cannot be reached, or greets with a refusal. Another server may do better. */
    SITE,
    /** This message, for all recipients that are left. */
    MESSAGE,
    /** This recipient alone. */
    RECIPIENT;

    /** Whether the next server of the same destination is to be tried at once. */
    boolean nextServer() {
        return this == SESSION || this == SITE;
    }
}

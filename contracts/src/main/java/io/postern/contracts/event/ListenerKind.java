// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

/** What a listener is for; the policy for strangers applies on {@link #MX} only. */
public enum ListenerKind {
    /** Mail of the world for us. */
    MX,
    /** Mail of our own machines, known by their addresses. */
    RELAY,
    /** Mail of our own people, who sign in (RFC 6409). */
    SUBMISSION
}

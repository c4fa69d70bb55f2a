// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.checks;

/** What a DMARC failure leads to where the author's domain asks for refusal. */
public enum DmarcAction {
    /**
     * The copy is set aside; it is refused if nothing says that the message came through a list or another server, and the
     * sender's history is bad (RFC 9989 section 7.4).
     */
    QUARANTINE,
    /** It is refused in any case. */
    BLOCK,
    /** It adds to the score. */
    SCORE,
    /** It is counted and kept. */
    OBSERVE,
    /** Not even looked at. */
    IGNORE
}

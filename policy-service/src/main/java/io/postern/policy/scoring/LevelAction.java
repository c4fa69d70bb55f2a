// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.scoring;

/** What a level of the score leads to. There is no bounce: its sender may be forged. */
public enum LevelAction {
    /** Nothing but what its score is written down for. */
    NONE,
    /** Header fields say that it is held for spam; recipes of mail servers move it by them. */
    HEADER,
    /** Likewise, and the subject is tagged. */
    TAG,
    /** The copy is accepted and set aside, where an operator can release it. */
    QUARANTINE,
    /** It is refused in the session, so that an honest sender learns of it. */
    REFUSE,
    /** It is accepted and gone. */
    DISCARD
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.settings;

/** What a check's finding leads to. */
public enum CheckAction {
    /** The recipient is refused. */
    BLOCK,
    /** It adds to the score. */
    SCORE,
    /** Recorded and counted, without effect. */
    OBSERVE,
    /** Not even looked at. */
    IGNORE
}

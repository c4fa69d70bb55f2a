// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.scoring;

/** How much speaks against a message, all in all. */
public enum Level {
    /** Less than anything would follow from. */
    NONE,
    LOW,
    MEDIUM,
    HIGH
}

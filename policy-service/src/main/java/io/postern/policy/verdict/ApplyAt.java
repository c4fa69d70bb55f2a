// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.verdict;

/** When what is known about a connection decides. */
public enum ApplyAt {
    /** For each recipient, so that {@code postmaster} and {@code abuse} hear everyone. */
    RCPT,
    /** Instead of a greeting, for everybody. */
    BANNER
}

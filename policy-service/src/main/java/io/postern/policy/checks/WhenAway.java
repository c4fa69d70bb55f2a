// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.checks;

/** What happens to mail while something that we ask is away. */
public enum WhenAway {
    /** The check is passed over. */
    PASS,
    /** The client is asked to come back (4xx). */
    DEFER
}

// SPDX-License-Identifier: Apache-2.0
/**
 * What a password becomes for SCRAM-SHA-256 (RFC 5802, RFC 7677): made by who sets it, checked by who is shown it. Both
 * prepare it alike, so that it does not matter how a keyboard composes an umlaut.
 *
 * <p>A check of a password takes some ten milliseconds of a processor, on purpose, as does each guess of a thief; it
 * does not belong on a thread that others wait for.
 *
 * <p>Not handled: the bidirectional rules of SASLprep, and its restriction to Unicode 3.2 (RFC 4013 2.3, 2.5).
 */
@NullMarked
package io.postern.contracts.scram;

import org.jspecify.annotations.NullMarked;

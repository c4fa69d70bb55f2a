// SPDX-License-Identifier: Apache-2.0
/**
 * The verdict on an inquiry: may it be relayed, then the checks, then greylisting. Decisions are pure functions; {@code
 * Verdicts} asks the greylist and puts the answers together.
 *
 * <p>Findings about a connection are applied at RCPT, so that a refusal knows sender and recipient. The null sender is
 * greylisted after DATA, as sender verification goes no further than RCPT. A refusal at DATA is the same for all recipients,
 * because DATA has one reply; a copy that is set aside is so for each by itself. What an upstream hands on is judged then by
 * the address before it, and is not greylisted.
 */
@NullMarked
package io.postern.policy.verdict;

import org.jspecify.annotations.NullMarked;

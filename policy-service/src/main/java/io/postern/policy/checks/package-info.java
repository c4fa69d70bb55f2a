// SPDX-License-Identifier: Apache-2.0
/**
 * What the world says for and against a client, a sender or a message, and what that leads to by the settings: {@code
 * block}, {@code score} with a weight, {@code observe} or {@code ignore}. Which checks there are is {@link
 * io.postern.policy.checks.Check}; what they lead to by default stands in the settings beside it.
 *
 * <p>A look-up that failed is neutral: it never refuses mail. When every DNS server is away nothing is known, and the
 * client is asked to come back; likewise when a scanner does not answer. Of several findings of SPF the one about MAIL FROM
 * counts, of several histories the worst. Nothing but a virus is held against our own people and machines.
 */
@NullMarked
package io.postern.policy.checks;

import org.jspecify.annotations.NullMarked;

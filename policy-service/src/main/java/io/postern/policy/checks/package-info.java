// SPDX-License-Identifier: Apache-2.0
/**
 * What the world says against a client or a sender, and what that leads to: missing reverse DNS, DNS block lists, a
 * sender's domain that cannot be answered to.
 *
 * <p>A look-up that failed is neutral: it never refuses mail. When every DNS server is away nothing is known, and the
 * client is asked to come back. {@code score} has no effect beyond the counters until scoring is there.
 */
@NullMarked
package io.postern.policy.checks;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * What the operator is told by mail: that mail was set aside, with the rule, the server's words and the command to look at
 * it. At most one letter in a while, with the number of the others, so that a flood of refusals is not a flood of letters.
 *
 * <p>Not handled: alerts, which are made from metrics.
 */
@NullMarked
package io.postern.delivery.notice;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * The score: weights of what speaks for and against a message add up, and three levels say what follows. At RCPT the
 * findings about the envelope can already reach a level that refuses; at the end of DATA everything counts.
 *
 * <p>What a message that is taken is marked with is decided here too: Authentication-Results, Received-SPF, X-Spam fields, a
 * tag for the subject, the copy set aside. Marks are the same for all recipients of a message; whether a copy is set aside is
 * decided for each. Not handled: settings of a recipient or domain of its own.
 */
@NullMarked
package io.postern.policy.scoring;

import org.jspecify.annotations.NullMarked;

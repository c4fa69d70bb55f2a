// SPDX-License-Identifier: Apache-2.0
/**
 * What is left behind for those who ask later: ids, the Received field (RFC 5321 4.4), the dialogue of a session.
 *
 * <p>A dialogue goes to {@code postern.transcripts} after each message, and at the end if a transaction came to
 * nothing; without content and without credentials. A transcript may be lost, mail never waits for one.
 */
@NullMarked
package io.postern.edge.trace;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * Where the subject of a message stands, so that a verdict can have a word put in front of it.
 *
 * <p>The first field of that name counts, as most readers show it; the header ends at the first empty line, also behind
 * lines that are no fields. The value is not looked at: what is put in stands between the colon and whatever follows, be it
 * folded, encoded words (RFC 2047) or nothing at all.
 */
@NullMarked
package io.postern.edge.subject;

import org.jspecify.annotations.NullMarked;

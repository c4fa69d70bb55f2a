// SPDX-License-Identifier: Apache-2.0
/**
 * Whom an address field names (RFC 5322 section 3.4, with the obsolete forms of section 4.4, the groups of RFC 6854 and
 * the UTF-8 of RFC 6532): From, Sender, Reply-To, To and Cc have the same form.
 *
 * <p>Forgiving where the mailboxes are plain all the same (a comma or an address in a display name that should be
 * quoted), and plain about it where they are not: then there is a problem, in words, and no guess. Linear in time and
 * bounded in length.
 *
 * <p>Not handled: display names are not decoded, as no decision rests on them.
 */
@NullMarked
package io.postern.authentication.address;

import org.jspecify.annotations.NullMarked;

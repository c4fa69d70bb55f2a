// SPDX-License-Identifier: Apache-2.0
/**
 * What the name in EHLO or HELO is worth (RFC 5321 sections 2.3.5 and 4.1.4): whether it can be one, whose it is, and
 * whether it leads to the client.
 *
 * <p>It never refuses mail by itself: many good servers call themselves by a name of the inside. A final dot and
 * underscores are forgiven. Not handled: what SPF says of the name, whether it looks generic, and clients behind an
 * upstream, whose greeting the upstream has heard.
 */
@NullMarked
package io.postern.reputation.helo;

import org.jspecify.annotations.NullMarked;

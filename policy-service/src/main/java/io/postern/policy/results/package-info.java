// SPDX-License-Identifier: Apache-2.0
/**
 * What was found out about a message's sender, for those who read it after us: Authentication-Results (RFC 8601) with all
 * methods in one field, and Received-SPF (RFC 7208 section 9.1).
 *
 * <p>Words of others are quoted and made fit: printable ASCII, and not too long. The names that only the edge knows, its
 * authserv-id and {@code receiver=}, are put in there. Nothing is written on mail of our own.
 */
@NullMarked
package io.postern.policy.results;

import org.jspecify.annotations.NullMarked;

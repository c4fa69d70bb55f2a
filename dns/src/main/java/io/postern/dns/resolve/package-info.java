// SPDX-License-Identifier: Apache-2.0
/**
 * The resolver behind the port: a cache, one query for equal look-ups under way, several tries over several servers,
 * CNAMEs followed with a limit, and a watch over the servers.
 *
 * <p>{@link io.postern.dns.resolve.DnsClient} is the way in. One look-up sends at most {@code tries} questions for each
 * of at most nine names (eight CNAMEs), whatever is answered, and ends after {@code timeout} times {@code tries}. The
 * first answer to any of the tries counts, so a slow server is asked twice and still heard. The protocol's octets are
 * dnsjava's; everything else is plain Java.
 */
@NullMarked
package io.postern.dns.resolve;

import org.jspecify.annotations.NullMarked;

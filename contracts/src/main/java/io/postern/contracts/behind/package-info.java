// SPDX-License-Identifier: Apache-2.0
/**
 * What the servers behind our own domains can take: noted in Redis by the delivery worker, which hears it in EHLO, and read
 * by the policy service, so that mail they could not take is refused in the session and not bounced later.
 *
 * <p>One key for each recipient domain. Where several servers stand behind a domain and differ, the one that spoke last
 * counts. Losing the keys costs a late report and nothing else.
 */
@NullMarked
package io.postern.contracts.behind;

import org.jspecify.annotations.NullMarked;

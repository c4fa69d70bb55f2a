// SPDX-License-Identifier: Apache-2.0
/**
 * Who a message is from, as far as the DNS can tell: SPF, DKIM, DMARC and ARC, one package each, pure over a {@link
 * io.postern.dns.Lookup}. What they find stands in {@link io.postern.contracts.finding}.
 *
 * <p>Straight-line code that waits for look-ups: call it on a virtual thread. What the cache has does not wait.
 */
@NullMarked
package io.postern.authentication;

import org.jspecify.annotations.NullMarked;

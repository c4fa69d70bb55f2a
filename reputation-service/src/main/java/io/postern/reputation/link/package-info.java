// SPDX-License-Identifier: Apache-2.0
/**
 * The hosts that a message leads to, as a browser would read its links: user names in front, percent signs, backslashes,
 * odd forms of addresses, other scripts.
 *
 * <p>Looked for are links of text that name a scheme or begin with {@code www.}, and whatever HTML would fetch, show or
 * send to. A name in text with neither is no link, nor is an address of mail. Where a redirector leads to is not followed.
 */
@NullMarked
package io.postern.reputation.link;

import org.jspecify.annotations.NullMarked;

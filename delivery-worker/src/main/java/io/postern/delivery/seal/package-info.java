// SPDX-License-Identifier: Apache-2.0
/**
 * ARC seals (RFC 8617 section 5.1) on what we change: mail of strangers whose subject we tag or from which we remove fields, so
 * that who trusts us still learns what its signatures were worth when it came.
 *
 * <p>A message is read twice, to be hashed and to be sent, wherever it lies, and is never in memory as a whole. What cannot be
 * read now is put off like any other content; a key that does not work costs the seal, and never the mail. The key is read
 * when the worker starts. Mail of our own is not signed here.
 */
@NullMarked
package io.postern.delivery.seal;

import org.jspecify.annotations.NullMarked;

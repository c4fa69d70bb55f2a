// SPDX-License-Identifier: Apache-2.0
/**
 * The signatures of a message in one reading: DKIM's and ARC's share the look-ups of keys and the hashes of the body. A
 * message of any size is read as it streams by and never held. Whatever stands in it, what comes out is a finding with a
 * reason.
 */
@NullMarked
package io.postern.authentication.signatures;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * Addresses and paths of the envelope, by the grammar of RFC 5321 4.1.2 and its limits in 4.5.3.1.
 *
 * <p>Comments, folding and the obsolete forms of RFC 5322 belong to header fields and are refused here. Addresses
 * beyond ASCII are read here (RFC 6531); whether a transaction may have them is for its state to say. An address is kept
 * exactly as the client wrote it: no IDNA mapping, no Unicode normalization.
 */
@NullMarked
package io.postern.edge.address;

import org.jspecify.annotations.NullMarked;

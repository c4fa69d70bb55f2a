// SPDX-License-Identifier: Apache-2.0
/**
 * Addresses and paths of the envelope, by the grammar of RFC 5321 4.1.2 and its limits in 4.5.3.1.
 *
 * <p>Comments, folding and the obsolete forms of RFC 5322 belong to header fields and are refused here. Addresses
 * beyond ASCII need SMTPUTF8, which is not offered yet. An address is kept exactly as the client wrote it.
 */
@NullMarked
package io.postern.edge.address;

import org.jspecify.annotations.NullMarked;

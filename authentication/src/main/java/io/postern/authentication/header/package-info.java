// SPDX-License-Identifier: Apache-2.0
/**
 * The header of a message as raw octets, field by field (RFC 5322 section 2.2): signatures are over octets, so nothing
 * is decoded here. Bounded: a header beyond the limits is cut and says so.
 */
@NullMarked
package io.postern.authentication.header;

import org.jspecify.annotations.NullMarked;

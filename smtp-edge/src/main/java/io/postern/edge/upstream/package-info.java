// SPDX-License-Identifier: Apache-2.0
/**
 * Mail that another filter or a backup MX hands on to us: who had it before them.
 *
 * <p>Received fields are read from the top, as each machine puts its own above the others'. The field of a machine that we
 * know tells truly whom it had the message from; if that is one that we know too, the next field was its. The first address
 * that is none of theirs is the client that findings are about; what stands below it may be forged, and is not looked at.
 *
 * <p>Where a field names somebody without an address the search ends: nobody is found, and nothing is held against the
 * message. Names are never looked up. Whether the top field is the upstream's own is not checked: one that writes none
 * lets its clients write it.
 */
@NullMarked
package io.postern.edge.upstream;

import org.jspecify.annotations.NullMarked;

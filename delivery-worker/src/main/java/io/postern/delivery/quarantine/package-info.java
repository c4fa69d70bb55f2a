// SPDX-License-Identifier: Apache-2.0
/**
 * Mail that is set aside instead of delivered: copies that policy has accepted to be set aside, and what the servers behind us
 * refuse for good and whose sender may not be told, as nobody has verified that the mail is his. An operator looks at it, and
 * releases or deletes it.
 *
 * <p>An entry lies in {@code postern.quarantine} under an id that follows from record and attempt; its content is inline, or
 * in {@code postern.content.kept}, which outlives it. Orders are carried out by one member of a group, one after the other:
 * the mail to its lane or the outcome to {@code postern.deliveries}, then the entry's tombstone, then the commit. Each step
 * may be repeated after a crash: a released record has an id of its own by which the ledger knows it.
 *
 * <p>Not handled: showing entries, which is the operator's command; what is set aside at all, which the edge has written into
 * the record by the verdict.
 */
@NullMarked
package io.postern.delivery.quarantine;

import org.jspecify.annotations.NullMarked;

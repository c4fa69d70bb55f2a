// SPDX-License-Identifier: Apache-2.0
/**
 * Whether DNS lists can be trusted (RFC 5782 section 5), so that a list that goes bad costs no good mail.
 *
 * <p>Each list is probed with its test entries at the start and every 30 minutes, its answers to mail are watched for error
 * codes and silence, and its hit rate is held against its own history. A list that is bad is set aside: it is not asked about
 * mail, and comes back by itself when it is well. Each instance watches for itself and tells {@code postern.lists}. What is
 * right is decided in {@link io.postern.reputation.listhealth.ListHealth}, {@link
 * io.postern.reputation.listhealth.Probing} and {@link io.postern.reputation.listhealth.HitRate}, which know no DNS and no
 * clock. While all DNS servers are away nothing is held against a list.
 */
@NullMarked
package io.postern.reputation.listhealth;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * What became of earlier mail from the client's network and from the domains that vouch for a message, as the policy
 * service has counted it in Redis.
 *
 * <p>It is read, never written, here. What Redis does not say in time is not known, and then there is no finding; a
 * source that Redis has nothing of has one with zeros. What was read is believed for half a minute, so that the inquiries
 * of one session ask once. What numbers mean is the policy's affair.
 */
@NullMarked
package io.postern.reputation.history;

import org.jspecify.annotations.NullMarked;

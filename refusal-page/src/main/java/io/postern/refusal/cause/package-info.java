// SPDX-License-Identifier: Apache-2.0
/**
 * What a refusal was for: from the recorded judgement, or from the recorded dialogue with the client, to a {@link
 * io.postern.refusal.cause.Cause}. Pure.
 *
 * <p>A judgement holds facts and the name of the rule that decided, so a cause is looked up among the facts by the rule; where
 * the score decided, the reply names the rules that counted. Weights, versions of the policy and other recipients' fates do
 * not go further than this.
 *
 * <p>Not handled: rules of a later release. They are {@link io.postern.refusal.cause.Cause.Other}, which says no more than the
 * code of the reply does.
 */
@NullMarked
package io.postern.refusal.cause;

import org.jspecify.annotations.NullMarked;

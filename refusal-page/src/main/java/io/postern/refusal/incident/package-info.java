// SPDX-License-Identifier: Apache-2.0
/**
 * What happened to one client under one code, put together from what Kafka has of it: every judgement that refused something,
 * and of the dialogue the refusals that no judgement was behind. Pure.
 *
 * <p>What is the same for several recipients is told once, so nobody can count them. Recipients are known here, for the
 * sake of {@link io.postern.refusal.incident.Discretion}, which takes them out of every text.
 *
 * <p>Not handled: a code stands for a session. Where a client sent several mails in one, who has the code reads of all of them.
 */
@NullMarked
package io.postern.refusal.incident;

import org.jspecify.annotations.NullMarked;

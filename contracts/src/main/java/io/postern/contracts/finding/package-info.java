// SPDX-License-Identifier: Apache-2.0
/**
 * What one check found out about a sender, in the words of RFC 8601: facts from the world, without judgement. Policy
 * says what they lead to.
 *
 * <p>A finding says that something is not known rather than guess: {@code temperror}, {@code unknown}. Words of others
 * stand in findings as they came, within bounds; whoever shows them makes them fit.
 */
@NullMarked
package io.postern.contracts.finding;

import org.jspecify.annotations.NullMarked;

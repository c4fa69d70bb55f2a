// SPDX-License-Identifier: Apache-2.0
/**
 * Lockout: who guesses passwords waits longer after each one. Failures are counted by account, and by the client's network
 * (/24, /64); with each the wait doubles, up to a limit. Whoever tries while held is refused unheard, which neither
 * lengthens the wait nor says whether the password was right.
 *
 * <p>Where an account has signed in before, only its own failures there count: somebody who guesses from elsewhere keeps
 * nobody out of his own account. Of a network an account counts once, as a telephone that knows an old password tries for
 * ever; so it takes many accounts to hold a network.
 *
 * <p>Shared through Redis, by one atomic script. While Redis is away every edge goes by what it has seen itself; nobody is
 * kept out by that, and a guesser has as many tries as there are edges.
 *
 * <p>Semantics are the tests in {@code LockoutContract}. Not handled: guesses at many accounts, each of
 * them from a network of its own.
 */
@NullMarked
package io.postern.edge.lockout;

import org.jspecify.annotations.NullMarked;

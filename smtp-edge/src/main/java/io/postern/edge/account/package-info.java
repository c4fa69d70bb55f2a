// SPDX-License-Identifier: Apache-2.0
/**
 * Who may sign in to submit mail, and what they may send as. Every edge reads all of {@code postern.accounts} and keeps it
 * in memory: a change is in force everywhere within a second, and signing in needs nobody else.
 *
 * <p>Until all accounts are known nobody is told that a password is wrong. A record that cannot be read is passed over, and
 * the one before it stays in force.
 *
 * <p>Not handled: accounts in LDAP, and aliases of a name.
 */
@NullMarked
package io.postern.edge.account;

import org.jspecify.annotations.NullMarked;

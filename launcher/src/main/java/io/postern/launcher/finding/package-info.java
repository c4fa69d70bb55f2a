// SPDX-License-Identifier: Apache-2.0
/**
 * What was found out about a sender, as a person reads it: the same lines in {@code ./postern trace}, of mail that has come,
 * and in {@code ./postern explain}, of mail that nobody has sent. Words of others stand in them as they came; whoever prints
 * makes them fit for a terminal.
 */
@NullMarked
package io.postern.launcher.finding;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * {@code ./postern explain}: asks the running reputation-service what it finds out about a mail, and prints it for people.
 * Nothing is judged: what the findings lead to is the policy's affair, and {@code ./postern trace} tells it of mail that
 * has come.
 */
@NullMarked
package io.postern.launcher.explain;

import org.jspecify.annotations.NullMarked;

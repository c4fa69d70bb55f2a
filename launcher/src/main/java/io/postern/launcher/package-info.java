// SPDX-License-Identifier: Apache-2.0
/**
 * {@code ./postern}: the whole system on one machine, and an operator's commands.
 *
 * <p>The launcher knows every service as a process and none as a library: it starts the artifacts that would run in a
 * cluster, with the same settings file. It takes part in no mail. What it prints is for a person; whatever stands in
 * the way is one sentence and exit code 1.
 */
@NullMarked
package io.postern.launcher;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * How a process gets in to Kafka and Redis: the one place that turns settings into what clients are given.
 *
 * <p>Passwords come from the environment or from a file, and are in no text that an object here gives of itself. What is
 * wrong with a file or a password is one sentence that names the setting. Files are read when a process starts: a new
 * certificate or password needs a restart. Kerberos and OAuth are not built.
 */
@NullMarked
package io.postern.contracts.access;

import org.jspecify.annotations.NullMarked;

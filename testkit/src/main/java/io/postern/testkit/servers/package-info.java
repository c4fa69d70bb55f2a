// SPDX-License-Identifier: Apache-2.0
/**
 * Kafka and Redis for tests: real servers, started once for a JVM and shared by its test classes.
 *
 * <p>One switch, the system property {@code postern.testkit}: {@code embedded} takes the servers of {@code
 * io.postern.embedded}, {@code docker} takes containers, {@code auto} (the default) takes containers where a Docker
 * daemon answers. Tests see no difference.
 *
 * <p>Nothing is shared between two JVMs, and nothing stays behind when one is killed.
 */
@NullMarked
package io.postern.testkit.servers;

import org.jspecify.annotations.NullMarked;

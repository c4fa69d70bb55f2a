// SPDX-License-Identifier: Apache-2.0
/**
 * {@code ./postern up}: the embedded Kafka and Redis and every service, each a process of its own, from start to stop.
 *
 * <p>What would fail later fails first: settings, ports, folder and programs are looked at before anything starts. A
 * process that dies is started again, at ever longer intervals up to half a minute; mail waits meanwhile, in the
 * client's queue or in Kafka. Processes hang on the launcher's lifeline and end with it, however it ends. The order of
 * stopping is that of mail: first nobody lets any in.
 */
@NullMarked
package io.postern.launcher.up;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * What the machine did meanwhile: processor time and memory of processes with their children, load, steal, disk flushes, and
 * the facts that a result needs beside it to be worth anything.
 *
 * <p>Everything is read from Linux' {@code /proc}; elsewhere the figures are zeros. Processor time has a resolution of 10 ms.
 */
@NullMarked
package io.postern.bench.machine;

import org.jspecify.annotations.NullMarked;

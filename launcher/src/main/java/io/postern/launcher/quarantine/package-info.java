// SPDX-License-Identifier: Apache-2.0
/**
 * {@code ./postern quarantine}: mail that was set aside. What is in {@code postern.quarantine} at this moment is listed
 * and shown; release and delete are orders, which a worker carries out within seconds.
 *
 * <p>Everything that others wrote is printed so that it cannot drive a terminal. Nothing in it is decoded or executed: an
 * encoded body is shown as it came.
 */
@NullMarked
package io.postern.launcher.quarantine;

import org.jspecify.annotations.NullMarked;

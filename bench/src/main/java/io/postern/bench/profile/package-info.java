// SPDX-License-Identifier: Apache-2.0
/**
 * Where the processor time goes: samples of all services of a running system, taken at the same time under load, without
 * restarting them.
 *
 * <p>Flight Recorder's samples by processor time (JEP 509) say which code ran; the kernel's times by thread say what no Java sample sees:
 * compiler and collector. Both are needed: in the first minute of a service the compiler is half of it.
 */
@NullMarked
package io.postern.bench.profile;

import org.jspecify.annotations.NullMarked;

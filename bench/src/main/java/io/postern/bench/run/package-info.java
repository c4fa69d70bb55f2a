// SPDX-License-Identifier: Apache-2.0
/**
 * The whole measurement of a running system, in one order and with one method, so that two results can be compared: prepass,
 * warm-up, fixed rates, closed loop; one connection a message and connections reused.
 *
 * <p>A stage ends when the sink has everything that was accepted, or when nothing more comes; what was accepted and did not
 * come is shown as lost. Processor time is counted to the same moment, so delivery is in it; generator, sink and DNS are not, but
 * stand beside it, as they share the machine.
 */
@NullMarked
package io.postern.bench.run;

import org.jspecify.annotations.NullMarked;

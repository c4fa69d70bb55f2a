// SPDX-License-Identifier: Apache-2.0
/**
 * The service that gives the verdicts: assessments in, verdicts out, to the edge that asked.
 *
 * <p>{@code verdict} puts a judgement together from {@code relay}, {@code checks} and {@code greylist}; {@code
 * organisation} says who is behind an address; {@code history} keeps what was decided. State is in Redis only, and
 * losing it costs strangers another wait.
 */
@NullMarked
package io.postern.policy;

import org.jspecify.annotations.NullMarked;

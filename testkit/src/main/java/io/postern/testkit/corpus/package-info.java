// SPDX-License-Identifier: Apache-2.0
/**
 * Inputs that a fuzzer has found worth keeping, played by ordinary builds.
 *
 * <p>Not handled: fuzzing itself, which has a profile of each module.
 */
@NullMarked
package io.postern.testkit.corpus;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * Whole-system scenarios, one a file, named as the fact. Real mail software or a scripted peer on both sides, the product
 * in between as its launcher starts it, and a snapshot of counts at the end.
 *
 * <p>Time is compressed by configuration. Recipients are never used by two scenarios, so the order does not matter.
 */
@NullMarked
package io.postern.acceptance.scenario;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * The arithmetic of the results: percentiles, medians and the way figures are printed.
 *
 * <p>Every percentile comes from a histogram with three significant digits; none is averaged over runs. Of several runs the
 * median is shown, never the best.
 */
@NullMarked
package io.postern.bench.latency;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * {@code ./postern bench story NAME}: figures of delivery as a sender lives through it, each from a system of its own and simulated
 * receivers. What is compared comes from the same run.
 *
 * <p>Submission, delivery and receivers share the machine; a figure is one of the whole, cold at the start.
 */
@NullMarked
package io.postern.bench.story;

import org.jspecify.annotations.NullMarked;

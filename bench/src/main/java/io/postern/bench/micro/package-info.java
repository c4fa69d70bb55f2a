// SPDX-License-Identifier: Apache-2.0
/**
 * Single steps of the way, measured by JMH in a process of their own with our collector. Each {@code …Bench} is a class
 * of benchmarks, found by its annotations; its figure is the time that one call takes when the JVM is warm and the
 * caches are full. What waits, for a network or a disk, is not measured here.
 */
@NullMarked
package io.postern.bench.micro;

import org.jspecify.annotations.NullMarked;

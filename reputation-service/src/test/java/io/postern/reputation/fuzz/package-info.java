// SPDX-License-Identifier: Apache-2.0
/**
 * What the fuzzer needs beside its targets, {@code MimeFuzz}, {@code LinkFuzz} and {@code ZipFuzz}: each takes octets and
 * fails if a promise is broken. What it has found worth keeping is in the test resources, {@code fuzz/…}, and is played by
 * every build; docs/development.md says how to let it search on.
 */
@NullMarked
package io.postern.reputation.fuzz;

import org.jspecify.annotations.NullMarked;

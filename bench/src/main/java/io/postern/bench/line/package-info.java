// SPDX-License-Identifier: Apache-2.0
/**
 * Measures the line by itself: three Kafka hops for each inquiry and one durable write a message, with nothing behind
 * them. It says what the rest of the system can at best reach on a machine.
 */
@NullMarked
package io.postern.bench.line;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * What the assessment of connections costs: the real assessor and resolver in this process, over UDP on loopback to a DNS
 * server in it too. Kafka is left out; {@link io.postern.bench.line} has it.
 */
@NullMarked
package io.postern.bench.assess;

import org.jspecify.annotations.NullMarked;

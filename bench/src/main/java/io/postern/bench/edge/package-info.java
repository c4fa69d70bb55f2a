// SPDX-License-Identifier: Apache-2.0
/**
 * What the SMTP edge can bear: many sessions that say nothing, clients that drip, large messages at once, TLS handshakes. Against
 * a running system whose {@code postern.edge.max-sessions} leaves room, of which {@code mx} has seven tenths. What passes
 * through it per second is measured in {@link io.postern.bench.run}.
 */
@NullMarked
package io.postern.bench.edge;

import org.jspecify.annotations.NullMarked;

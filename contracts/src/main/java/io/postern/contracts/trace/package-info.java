// SPDX-License-Identifier: Apache-2.0
/**
 * Traces of single sessions across all services, for an OpenTelemetry collector: W3C {@code traceparent} in Kafka headers,
 * spans by OTLP over HTTP.
 *
 * <p>Where no endpoint is set nothing is made, written or looked for. Where one is, only sessions that were drawn carry the
 * header; all others cost one hash of their id. What a collector does not take in time is dropped: mail never waits for it.
 * This is for times, and has no addresses in it; what was decided and why is in {@code ./postern trace}.
 */
@NullMarked
package io.postern.contracts.trace;

import org.jspecify.annotations.NullMarked;

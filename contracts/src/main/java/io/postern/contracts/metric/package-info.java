// SPDX-License-Identifier: Apache-2.0
/**
 * Metrics as they are declared: name, labels and meaning in one place, for the registry, for docs/metrics.md and for whoever
 * draws them.
 *
 * <p>Each service has a {@link io.postern.contracts.metric.Catalogue} of its own and registers from it by {@link
 * io.postern.contracts.metric.DeclaredMetrics}; what Quarkus and its libraries count by themselves is in none. Values of
 * labels come from enums or settings, never from addresses or from domains of others: that is not checked here.
 */
@NullMarked
package io.postern.contracts.metric;

import org.jspecify.annotations.NullMarked;

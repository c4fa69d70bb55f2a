// SPDX-License-Identifier: Apache-2.0
/**
 * Panels as pictures for the documentation, drawn from what Prometheus answers: Grafana is not needed to show what one sees. They
 * look like Grafana from afar only.
 */
@NullMarked
package io.postern.monitoring.picture;

import org.jspecify.annotations.NullMarked;

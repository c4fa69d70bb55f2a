// SPDX-License-Identifier: Apache-2.0
/**
 * docs/metrics.md, from the catalogues of the services.
 */
@NullMarked
package io.postern.monitoring.reference;

import org.jspecify.annotations.NullMarked;

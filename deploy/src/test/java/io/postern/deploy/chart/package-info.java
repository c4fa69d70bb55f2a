// SPDX-License-Identifier: Apache-2.0
/**
 * The Helm chart {@code deploy/k8s/postern}, linted and rendered by Helm itself. What comes out is held against the models of
 * Kubernetes' API (an unknown field fails), against itself (ports, names, selectors) and against the code (topics, settings, who
 * reads and writes which topic). There is no API server here: nothing is deployed, and defaults that a server would fill in or
 * admission that would refuse are not seen.
 */
@NullMarked
package io.postern.deploy.chart;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * Dashboards for Grafana, as code: what each panel asks, what it means, and whether ordinary traffic makes it show something.
 *
 * <p>{@link io.postern.monitoring.board.JsonBoards} writes them to deploy/k8s/postern/dashboards, and a test compares. Grafana
 * itself is not part of any test: a panel's expressions are run against a real Prometheus, its looks are not.
 */
@NullMarked
package io.postern.monitoring.board;

import org.jspecify.annotations.NullMarked;

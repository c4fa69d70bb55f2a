// SPDX-License-Identifier: Apache-2.0
/**
 * Alerts, as code: the expression, how long it must hold, what it says, and an example of when it fires and when it does not.
 *
 * <p>{@link io.postern.monitoring.alert.RuleText} writes the rules to deploy/k8s/postern/rules and the examples for promtool. Who is told,
 * and how, is the affair of Alertmanager.
 */
@NullMarked
package io.postern.monitoring.alert;

import org.jspecify.annotations.NullMarked;

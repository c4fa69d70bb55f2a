// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.checks;

import io.postern.contracts.settings.CheckAction;

/**
 * What a check's finding leads to.
 *
 * @param weight what it adds to the score where that is what it leads to
 */
public record Leads(CheckAction action, double weight) {}

// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.history;

import io.postern.contracts.event.Judgement;

/** Takes what was decided; returns at once and never fails. */
@FunctionalInterface
public interface History {
    void note(Judgement judgement);
}

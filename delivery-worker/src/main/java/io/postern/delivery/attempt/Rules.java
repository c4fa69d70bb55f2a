// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.attempt;

import java.time.Duration;

/**
 * What attempts go by.
 *
 * @param retryWait between two attempts
 * @param giveUpAfter from acceptance; an attempt that would be due later is not made
 * @param attemptLimit for one attempt in all
 * @param recipientsPerTransaction a message with more is sent several times
 */
public record Rules(Duration retryWait, Duration giveUpAfter, Duration attemptLimit, int recipientsPerTransaction) {}

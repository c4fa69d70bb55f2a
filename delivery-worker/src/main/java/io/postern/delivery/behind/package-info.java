// SPDX-License-Identifier: Apache-2.0
/**
 * Notes in Redis what the servers behind our own domains offer in EHLO, so that what they could not take is refused at the
 * edge ({@link io.postern.contracts.behind}). It is beside the delivery: nothing here makes mail wait, and without Redis
 * nothing is noted.
 *
 * <p>Not noted: servers of other people's domains, and one that an operator has named instead of the usual one.
 */
@NullMarked
package io.postern.delivery.behind;

import org.jspecify.annotations.NullMarked;

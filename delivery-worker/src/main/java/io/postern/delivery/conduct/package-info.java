// SPDX-License-Identifier: Apache-2.0
/**
 * Tells the history of a sender's network ({@link io.postern.contracts.conduct}) of mail that was accepted for people of ours who do
 * not exist, once the server behind has said so. It is beside the delivery: nothing here makes mail wait, and without Redis nothing
 * is counted.
 *
 * <p>Not told: of networks that the history does not know, of verified domains, as the record does not name them, and of mail
 * that an upstream has handed on.
 */
@NullMarked
package io.postern.delivery.conduct;

import org.jspecify.annotations.NullMarked;

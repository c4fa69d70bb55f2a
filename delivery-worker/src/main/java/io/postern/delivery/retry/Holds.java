// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.retry;

import java.util.List;

/** Whether mail is held by an order that is in force. */
@FunctionalInterface
public interface Holds {
    /** @param destinations names that an order may know its destination by */
    boolean held(String messageId, String sender, List<String> destinations);
}

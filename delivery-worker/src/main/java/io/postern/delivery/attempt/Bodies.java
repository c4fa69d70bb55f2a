// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.attempt;

import io.postern.contracts.event.Content;
import io.postern.delivery.smtp.Body;

/** Where the bytes of a message are. */
@FunctionalInterface
public interface Bodies {
    Body of(Content content);
}

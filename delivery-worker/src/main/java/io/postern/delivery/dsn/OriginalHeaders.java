// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.dsn;

import io.postern.contracts.event.Content;
import java.util.concurrent.CompletionStage;

/** Where the header of a message is. */
@FunctionalInterface
public interface OriginalHeaders {
    /** {@link OriginalHeader#GONE} when it is gone for good; fails when it cannot be had now. */
    CompletionStage<OriginalHeader> of(Content content);
}

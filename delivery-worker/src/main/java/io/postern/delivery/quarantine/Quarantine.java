// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.quarantine;

import io.postern.contracts.event.QuarantinedMessage;
import java.util.concurrent.CompletionStage;

/** Where entries are. Each write is complete when it is safe, and may be repeated. */
public interface Quarantine {
    CompletionStage<Void> put(QuarantinedMessage entry);

    CompletionStage<Void> remove(String id);
}

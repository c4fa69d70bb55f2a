// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.quarantine;

import io.postern.contracts.event.QuarantinedMessage;
import java.util.Optional;

/** Finds what is in quarantine now. */
@FunctionalInterface
public interface Entries {
    /** Blocks; empty if there is no such entry, or none any longer. Throws when that cannot be told now. */
    Optional<QuarantinedMessage> find(String id);
}

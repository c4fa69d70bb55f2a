// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.conduct;

import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.OutboundMessage;
import java.util.List;

/** Takes note of mail for people who do not exist; returns at once and never fails. */
@FunctionalInterface
public interface UnknownRecipients {
    /** Nobody takes note. */
    UnknownRecipients NONE = (_, _) -> {};

    /** @param outcomes of one attempt, whatever they are */
    void seen(OutboundMessage message, List<DeliveryOutcome> outcomes);
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.conduct;

import io.postern.contracts.conduct.MailSource;
import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.DeliveryOutcome.Status;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.ReplyClass;
import java.util.List;
import java.util.Optional;

/**
 * What an attempt says against the network that a message came from. Pure.
 *
 * @param recipients of ours who do not exist, as their own server says
 */
record Misdirected(MailSource source, long recipients) {

    /** Empty where nobody does not exist, or the sender is no stranger, or it is not known who he is. */
    static Optional<Misdirected> of(OutboundMessage message, List<DeliveryOutcome> outcomes) {
        var client = message.origin().client();
        if (message.lane() != Lane.INCOMING || client.trusted() || client.upstream()) {
            return Optional.empty();
        }
        long nobody = outcomes.stream()
                .filter(outcome -> outcome.status() == Status.FAILED
                        && outcome.replyClass() == ReplyClass.NO_SUCH_USER
                        && outcome.remote() != null)
                .count();
        var source = MailSource.network(client.address());
        return nobody == 0 || source == null ? Optional.empty() : Optional.of(new Misdirected(source, nobody));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.verdict;

import io.postern.contracts.behind.Offer;
import io.postern.contracts.event.Client;
import io.postern.contracts.event.Decision;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.Marks;
import io.postern.contracts.event.Needs;
import io.postern.contracts.event.Reply;
import io.postern.policy.behind.Capacity;
import io.postern.policy.relay.RelayPermission;
import io.postern.policy.scoring.MessageMarks;
import io.postern.policy.scoring.Ruling;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides about a message at the end of DATA, for all its recipients alike. Pure. */
final class MessagePolicy {
    private static final Decision ACCEPT = new Decision.Accept("accepted");
    private static final Decision APART = new Decision.Defer(
            "relay-changed", new Reply(451, "4.3.0", "The rules have changed meanwhile, please try again later"));

    private final RelayPermission relay;
    private final boolean greylisting;

    MessagePolicy(RelayPermission relay, boolean greylisting) {
        this.relay = relay;
        this.greylisting = greylisting;
    }

    /** Incoming if all recipients are ours. */
    Lane lane(List<String> recipients) {
        for (var recipient : recipients) {
            if (!relay.ours(recipient)) {
                return Lane.PERSONAL;
            }
        }
        return Lane.INCOMING;
    }

    /**
     * Relay permission was checked at RCPT; it is checked again because an open relay must not come from the edge
     * mixing up its recipients. When only some may not be relayed, the client is asked to come back and learns at
     * RCPT which.
     *
     * @param ruling what the findings come to; one reply answers for all recipients, so what is to be refused passes only if
     *     all of them hear everyone
     */
    Decision decide(Client client, List<String> recipients, Ruling ruling) {
        int refused = 0;
        Optional<Decision> first = Optional.empty();
        for (var recipient : recipients) {
            var refusal = relay.refusal(client, recipient);
            if (refusal.isPresent()) {
                refused++;
                first = first.or(() -> refusal);
            }
        }
        return refused == 0 ? judge(recipients, ruling) : refused == recipients.size() ? first.orElse(APART) : APART;
    }

    private Decision judge(List<String> recipients, Ruling ruling) {
        return ruling.refusal().filter(_ -> touches(recipients)).orElse(ACCEPT);
    }

    /** Whether one of them does not hear everyone. */
    boolean touches(List<String> recipients) {
        return !recipients.stream().allMatch(relay::exempt);
    }

    /** What becomes of each recipient's copy. @param decision about the message */
    List<Decision> copies(Decision decision, List<String> recipients, Ruling ruling) {
        var aside = decision instanceof Decision.Accept ? ruling.aside() : null;
        if (aside == null) {
            return Collections.nCopies(recipients.size(), decision);
        }
        var apart = new Decision.Accept(aside.rule(), aside);
        return recipients.stream()
                .map(recipient -> relay.exempt(recipient) ? decision : apart)
                .toList();
    }

    /** The refusal if the server behind one of the recipients cannot take it: DATA has one reply for all of them. */
    static Optional<Decision> unfit(Inquiry.Message inquiry, Marks marks, Map<String, Offer> offers) {
        var bare = inquiry.needs();
        var needs = new Needs(bare.size() + MessageMarks.octets(marks), bare.eightBit(), bare.utf8());
        for (var recipient : inquiry.recipients()) {
            var refusal = Capacity.refusal(needs, recipient, offers);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    /** The recipients for which a message from the null sender is greylisted. */
    List<String> greylisted(Client client, String reversePath, List<String> recipients) {
        return !greylisting || client.trusted() || client.upstream() || !reversePath.isEmpty()
                ? List.of()
                : recipients.stream()
                        .filter(recipient -> !relay.exempt(recipient))
                        .toList();
    }
}

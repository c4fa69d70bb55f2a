// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

/** Anything that is written to a topic of ours. */
public sealed interface Event
        permits Inquiry,
                Assessment,
                Verdict,
                OutboundMessage,
                DeliveryOutcome,
                Transcript,
                Judgement,
                Command,
                QuarantinedMessage,
                Account,
                ListStatus,
                ListSpell,
                OwnListing {}

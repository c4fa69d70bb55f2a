// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.scoring;

import io.postern.contracts.event.Findings;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.Marks;
import io.postern.policy.results.AuthenticationResults;
import io.postern.policy.results.ReceivedSpf;

/** What is written on a message that is taken. Pure. */
public final class MessageMarks {
    private MessageMarks() {}

    /** @param tagged whether a subject may be tagged, and not only for those who hear everyone */
    public static Marks of(
            Inquiry.Message inquiry,
            Findings.OfMessage found,
            Ruling ruling,
            ScoringSettings settings,
            boolean tagged) {
        var spf = found.senderSpf();
        return new Marks(
                AuthenticationResults.of(inquiry, found, spf),
                ReceivedSpf.of(inquiry, spf),
                SpamFields.of(ruling, settings),
                tagged && ruling.action() == LevelAction.TAG ? settings.subjectTag() : null,
                found.arc().cv());
    }

    /** Octets that they add to a message, about. */
    public static int octets(Marks marks) {
        int octets = marks.fields().stream().mapToInt(String::length).sum();
        octets += marks.authentication() == null ? 0 : marks.authentication().length() + 100;
        octets += marks.receivedSpf() == null ? 0 : marks.receivedSpf().length() + 100;
        return octets + (marks.subjectTag() == null ? 0 : marks.subjectTag().length() + 20);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.conduct;

import io.postern.contracts.finding.HistoryFinding;

/**
 * What became of mail from one source.
 *
 * @param accepted recipients whose mail was accepted
 * @param refused recipients that were refused, or whose copy was set aside, for what speaks against the sender
 * @param unknownRecipients recipients that do not exist; those that only the server behind did not know are among the accepted
 *     too
 * @param spam messages that scored as spam and were accepted all the same
 */
public record Conduct(long accepted, long refused, long unknownRecipients, long spam) {
    public static final Conduct NONE = new Conduct(0, 0, 0, 0);

    public Conduct plus(Conduct other) {
        return new Conduct(
                accepted + other.accepted,
                refused + other.refused,
                unknownRecipients + other.unknownRecipients,
                spam + other.spam);
    }

    public HistoryFinding of(MailSource source) {
        return new HistoryFinding(
                source.kind(),
                source.name(),
                accepted,
                refused,
                unknownRecipients == 0 ? null : unknownRecipients,
                spam);
    }
}

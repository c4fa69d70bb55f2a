// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.verdict;

import io.postern.contracts.event.Decision;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.Judgement;
import io.postern.contracts.event.Verdict;
import java.util.List;
import java.util.Locale;

/** Tells every decision, for whoever has switched DEBUG on for this package. */
public final class JudgementLog {
    private static final System.Logger LOG = System.getLogger(JudgementLog.class.getName());

    private JudgementLog() {}

    public static void tell(Judgement judgement) {
        if (!LOG.isLoggable(System.Logger.Level.DEBUG)) {
            return;
        }
        var inquiry = judgement.assessment().inquiry();
        switch (inquiry) {
            case Inquiry.Connection connection -> tell(connection, "", "", List.of(), decisions(judgement.verdict()));
            case Inquiry.Envelope envelope ->
                tell(envelope, "", envelope.reversePath(), envelope.recipients(), decisions(judgement.verdict()));
            case Inquiry.Message message ->
                tell(
                        message,
                        message.messageId(),
                        message.reversePath(),
                        message.recipients(),
                        decisions(judgement.verdict()));
        }
    }

    private static List<Decision> decisions(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Connection connection -> List.of(connection.decision());
            case Verdict.Envelope envelope -> envelope.decisions();
            case Verdict.Message message -> message.decisions();
        };
    }

    private static void tell(
            Inquiry about, String messageId, String sender, List<String> recipients, List<Decision> decisions) {
        for (int i = 0; i < decisions.size(); i++) {
            var decision = decisions.get(i);
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "it is decided sessionId={0} messageId={1} client={2} sender={3} recipient={4} verdict={5} check={6}",
                    about.sessionId(),
                    messageId,
                    about.client().address(),
                    sender,
                    i < recipients.size() ? recipients.get(i) : "",
                    decision.getClass().getSimpleName().toLowerCase(Locale.ROOT),
                    decision.rule());
        }
    }
}

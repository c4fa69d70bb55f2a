// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.lists;

import io.postern.contracts.event.Decision;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.Judgement;
import io.postern.contracts.event.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Mail to one recipient that a list has kept from him, or has helped to.
 *
 * @param helo empty where the client was refused at the banner
 * @param sender the reverse-path; empty for the null sender
 * @param recipient empty where the client was refused at the banner
 * @param session by which {@code ./postern trace} finds it
 * @param words what the client was told, or why the mail was set aside or marked
 */
record Refusal(
        Instant at,
        Fate fate,
        String client,
        String helo,
        String sender,
        String recipient,
        String session,
        String words) {

    /** What became of the mail. */
    enum Fate {
        REFUSED("refused"),
        /** It is in quarantine. */
        SET_ASIDE("set aside"),
        DISCARDED("discarded"),
        /** It was delivered with the mark of spam, so it may lie where nobody looks. */
        MARKED("marked");

        private final String word;

        Fate(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** What a judgement kept from recipients because of that list: the reply names it, or it had its share in a score. */
    static List<Refusal> by(String zone, Judgement judgement) {
        var share = Share.of(zone, judgement.assessment());
        if (share.none()) {
            return List.of();
        }
        return switch (judgement.assessment().inquiry()) {
            case Inquiry.Connection _ -> collect(judgement, share, "", "", List.of(""));
            case Inquiry.Envelope asked ->
                collect(judgement, share, asked.helo(), asked.reversePath(), asked.recipients());
            case Inquiry.Message asked ->
                collect(judgement, share, asked.helo(), asked.reversePath(), asked.recipients());
        };
    }

    private static List<Refusal> collect(
            Judgement judgement, Share share, String helo, String sender, List<String> recipients) {
        var refusals = new ArrayList<Refusal>();
        var inquiry = judgement.assessment().inquiry();
        var decisions = decisions(judgement.verdict());
        for (int i = 0; i < Math.min(decisions.size(), recipients.size()); i++) {
            var effect = share.effect(decisions.get(i), judgement.verdict());
            if (effect != null) {
                refusals.add(new Refusal(
                        judgement.at(),
                        effect.fate(),
                        inquiry.client().address(),
                        helo,
                        sender,
                        recipients.get(i),
                        inquiry.sessionId(),
                        effect.words()));
            }
        }
        return refusals;
    }

    private static List<Decision> decisions(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Connection connection -> List.of(connection.decision());
            case Verdict.Envelope envelope -> envelope.decisions();
            case Verdict.Message message -> message.decisions();
        };
    }
}

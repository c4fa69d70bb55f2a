// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal.incident;

import io.postern.contracts.event.DnsAnswer;
import io.postern.contracts.event.Event;
import io.postern.contracts.event.Judgement;
import io.postern.contracts.event.Transcript;
import io.postern.refusal.cause.Cause;
import io.postern.refusal.cause.ListWords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that was refused under a code, in order, each once. Pure. */
public final class Incidents {
    private static final int MOST = 20;
    /** A judgement is written down beside the mail, and may come later than the dialogue that tells of it. */
    private static final Duration LATE = Duration.ofSeconds(30);

    private Incidents() {}

    /** What tells one refusal from another for whoever reads of it. */
    private record Same(String reply, @Nullable String senderDomain, List<Cause> causes) {}

    /**
     * @param code of the session; what is of another is passed over
     * @param now by our clock: what a judgement may yet explain is not told before
     * @return at most twenty, the first ones; empty if nothing was refused
     */
    public static List<Incident> of(String code, List<Event> events, ListWords lists, Instant now) {
        var judgements = events.stream()
                .filter(Judgement.class::isInstance)
                .map(Judgement.class::cast)
                .filter(one -> one.assessment().inquiry().sessionId().equals(code))
                .toList();
        var answers = answers(judgements);
        var judged = new ArrayList<Incident>();
        judgements.forEach(one -> judged.addAll(Judged.of(one, answers, lists)));
        var overheard = new ArrayList<Incident>();
        for (var event : events) {
            if (event instanceof Transcript transcript) {
                overheard.addAll(Overheard.of(transcript, code));
            }
        }
        // What a judgement explains needs no second word.
        overheard.removeIf(one -> judged.stream().anyMatch(other -> repeats(one, other)));
        overheard.removeIf(one -> !explained(one) && one.at().isAfter(now.minus(LATE)));
        judged.addAll(overheard);
        var seen = new HashSet<Same>();
        return judged.stream()
                .sorted(Comparator.comparing(Incident::at))
                .filter(one -> seen.add(new Same(one.reply().line(), one.senderDomain(), one.causes())))
                .limit(MOST)
                .toList();
    }

    private static boolean explained(Incident incident) {
        return incident.causes().stream().allMatch(Cause.Said.class::isInstance);
    }

    /** The latest first. */
    private static List<DnsAnswer> answers(List<Judgement> judgements) {
        return judgements.reversed().stream()
                .flatMap(one -> one.assessment().answers().stream())
                .toList();
    }

    /** The line may have been cut for want of room. */
    private static boolean repeats(Incident overheard, Incident judged) {
        return judged.reply().text().startsWith(overheard.reply().text());
    }
}

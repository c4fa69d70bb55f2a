// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.trace;

import io.postern.contracts.event.Aside;
import io.postern.contracts.event.Client;
import io.postern.contracts.event.ConnectionFindings;
import io.postern.contracts.event.Decision;
import io.postern.contracts.event.Findings;
import io.postern.contracts.event.Hop;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.Judgement;
import io.postern.contracts.event.Marks;
import io.postern.contracts.event.ReverseDns;
import io.postern.contracts.event.SenderDomain;
import io.postern.contracts.event.Verdict;
import io.postern.launcher.finding.FindingText;
import java.net.InetAddress;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells what was found out about a client and a message, and what was decided. */
final class JudgementText {
    private final DateTimeFormatter times;
    private final FindingText.Line line;
    private final FindingText words;

    JudgementText(DateTimeFormatter times, FindingText.Line line) {
        this.times = times;
        this.line = line;
        this.words = new FindingText(line);
    }

    void tell(Judgement judgement) {
        var inquiry = judgement.assessment().inquiry();
        var client = inquiry.client();
        var what = switch (inquiry) {
            case Inquiry.Connection _ -> "Connection";
            case Inquiry.Envelope envelope ->
                "Envelope from <" + envelope.reversePath() + ">"
                        + (envelope.needs().size() > 0 ? ", " + envelope.needs().size() + " octets declared" : "");
            case Inquiry.Message message ->
                "Message " + message.messageId() + " from <" + message.reversePath() + ">, " + message.size()
                        + " octets";
        };
        line.say("%s  %s judged", times.format(judgement.at()), what);
        line.say(
                "    client    %s by listener %s%s, session %s",
                client.address(),
                client.listener(),
                client.trusted() ? " (trusted)" : client.upstream() ? " (upstream)" : "",
                inquiry.sessionId());
        var handedOn = inquiry instanceof Inquiry.Message message && client.upstream() ? message : null;
        if (handedOn != null) {
            line.say("    from      %s", hop(handedOn.hop()));
        }
        findings(handedOn == null ? client : null, judgement.assessment().findings());
        judgement.assessment().answers().forEach(words::answer);
        switch (judgement.verdict()) {
            case Verdict.Connection verdict -> {
                decision("connection", verdict.decision());
                if (verdict.suspect() != null) {
                    line.say("    suspect   %s: it waits longer for the banner", verdict.suspect());
                }
            }
            case Verdict.Envelope verdict -> decisions(recipients(inquiry), verdict.decisions());
            case Verdict.Message verdict -> {
                decisions(recipients(inquiry), verdict.decisions());
                line.say("    lane      %s", verdict.lane().name().toLowerCase(Locale.ROOT));
                marks(verdict.marks());
            }
        }
        line.say("    policy    %s", judgement.verdict().policyVersion());
    }

    private static String hop(@Nullable Hop hop) {
        return hop == null
                ? "not known: no Received field tells whom the upstream had it from"
                : hop.address() + ", as Received field " + hop.field() + " tells; what follows is about it";
    }

    private static List<String> recipients(Inquiry inquiry) {
        return switch (inquiry) {
            case Inquiry.Connection _ -> List.of();
            case Inquiry.Envelope envelope -> envelope.recipients();
            case Inquiry.Message message -> message.recipients();
        };
    }

    /** @param client null for the findings about another one */
    private void findings(@Nullable Client client, Findings findings) {
        ConnectionFindings connection = findings.connection();
        var reverse = connection.reverseDns();
        var own = client == null ? null : own(client);
        line.say(
                "    name      %s%s",
                own != null && reverse.status() == ReverseDns.Status.UNKNOWN
                        ? own
                        : reverse.status().name().toLowerCase(Locale.ROOT),
                reverse.host() == null ? "" : " " + reverse.host());
        connection.dnsbl().forEach(words::listing);
        if (connection.dnsAway()) {
            line.say("    dns       no server answered");
        }
        switch (findings) {
            case Findings.OfConnection newcomer -> newcomer.history().forEach(words::history);
            case Findings.OfEnvelope envelope -> {
                line.say("    sender    domain %s", senderDomain(own, envelope.senderDomain()));
                words.envelope(envelope);
            }
            case Findings.OfMessage message -> words.message(message);
        }
    }

    /** Why the DNS was not asked about a client of ours; null for one of the world. */
    private static @Nullable String own(Client client) {
        if (client.trusted()) {
            return "not looked up: the client is one of ours";
        }
        try {
            return InetAddress.ofLiteral(client.address()).isLoopbackAddress()
                    ? "not looked up: the client is this machine itself"
                    : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String senderDomain(@Nullable String own, SenderDomain domain) {
        if (domain != SenderDomain.NONE) {
            return domain.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
        return own == null ? "not looked up: there is none" : own;
    }

    private void decisions(List<String> recipients, List<Decision> decisions) {
        for (int i = 0; i < decisions.size(); i++) {
            decision(i < recipients.size() ? "<" + recipients.get(i) + ">" : "", decisions.get(i));
        }
    }

    private static String apart(Aside aside) {
        return switch (aside.kind()) {
            case QUARANTINE -> "accepted to be set aside, " + aside.reason();
            case DISCARD -> "accepted and discarded, " + aside.reason();
        };
    }

    /** What was written on it. */
    private void marks(Marks marks) {
        if (marks.authentication() != null) {
            line.say("    mark      Authentication-Results: %s", unfolded(marks.authentication()));
        }
        marks.fields().forEach(field -> line.say("    mark      %s", unfolded(field)));
        if (marks.subjectTag() != null) {
            line.say("    mark      Subject: %s", marks.subjectTag());
        }
    }

    private static String unfolded(String field) {
        return field.strip().replace("\r\n\t", " ");
    }

    private void decision(String of, Decision decision) {
        var what = switch (decision) {
            case Decision.Accept(var _, var aside) -> aside == null ? "accepted" : apart(aside);
            case Decision.Defer defer -> defer.reply().line();
            case Decision.Reject reject -> reject.reply().line();
        };
        line.say("    verdict   %s %s (rule %s)", of, what, decision.rule());
    }
}

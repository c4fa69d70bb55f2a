// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.verdict;

import io.postern.contracts.event.Assessment;
import io.postern.contracts.event.Client;
import io.postern.contracts.event.ConnectionFindings;
import io.postern.contracts.event.Findings;
import io.postern.contracts.event.Hop;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.Needs;
import io.postern.contracts.event.ReverseDns;
import io.postern.contracts.event.SenderDomain;
import io.postern.contracts.settings.CheckAction;
import io.postern.policy.checks.Check;
import io.postern.policy.checks.CheckSettings;
import io.postern.policy.checks.DmarcAction;
import io.postern.policy.checks.HistoryLimits;
import io.postern.policy.checks.Leads;
import io.postern.policy.checks.WhenAway;
import io.postern.policy.greylist.GreylistSettings;
import io.postern.policy.scoring.LevelAction;
import io.postern.policy.scoring.ScoringSettings;
import io.postern.policy.scoring.ScoringSettings.Threshold;
import io.postern.policy.suspect.Suspicion;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Assessments of a tidy stranger, as reputation sends them. */
public record Asking(
        String id,
        Instant deadline,
        Client client,
        ConnectionFindings findings,
        Needs needs,
        @Nullable Hop hop) {
    public static final PolicySettings SETTINGS = new PolicySettings(
            List.of("local.test"),
            new CheckSettings(
                    Map.of(
                            Check.REVERSE_DNS_MISSING, new Leads(CheckAction.BLOCK, 5),
                            Check.REVERSE_DNS_UNCONFIRMED, new Leads(CheckAction.SCORE, 2),
                            Check.HELO_MISMATCH, new Leads(CheckAction.SCORE, 2),
                            Check.SENDER_DOMAIN_MISSING, new Leads(CheckAction.BLOCK, 5),
                            Check.SENDER_DOMAIN_NULL_MX, new Leads(CheckAction.BLOCK, 5),
                            Check.SPF_FAIL, new Leads(CheckAction.SCORE, 5),
                            Check.SCAN_SPAM, new Leads(CheckAction.SCORE, 6),
                            Check.URIBL_LISTED, new Leads(CheckAction.SCORE, 5)),
                    Map.of(),
                    DmarcAction.QUARANTINE,
                    List.of("exe"),
                    new HistoryLimits(20, 0.5, 0.01),
                    WhenAway.DEFER,
                    WhenAway.DEFER),
            new ScoringSettings(
                    new Threshold(5, LevelAction.HEADER),
                    new Threshold(12, LevelAction.TAG),
                    new Threshold(20, LevelAction.REFUSE),
                    "[junk]"),
            new GreylistSettings(
                    true, Duration.ofMinutes(4), Duration.ofMinutes(360), Duration.ofDays(36), WhenAway.PASS),
            ApplyAt.RCPT,
            EnumSet.allOf(Suspicion.class));

    public static Asking stranger(String id, Instant deadline) {
        return new Asking(
                id,
                deadline,
                new Client("192.0.2.7", 4711, "mx", ListenerKind.MX, false),
                new ConnectionFindings(
                        new ReverseDns(ReverseDns.Status.CONFIRMED, "mx1.x.test", List.of("mx1.x.test")),
                        List.of(),
                        false),
                Needs.NONE,
                null);
    }

    public Asking needing(long size, boolean utf8) {
        return new Asking(id, deadline, client, findings, new Needs(size, false, utf8), hop);
    }

    public Assessment connection() {
        return new Assessment(
                new Inquiry.Connection(id, "session", deadline, client),
                Findings.OfConnection.only(findings),
                List.of());
    }

    public Assessment envelope(String from, String... to) {
        return new Assessment(
                new Inquiry.Envelope(id, "session", deadline, client, "mx1.x.test", findings, from, List.of(to), needs),
                Findings.OfEnvelope.only(findings, SenderDomain.EXISTS),
                List.of());
    }

    public Assessment message(String from, String... to) {
        return message(Findings.OfMessage.only(findings), from, to);
    }

    public Assessment message(Findings.OfMessage found, String from, String... to) {
        return new Assessment(
                new Inquiry.Message(
                        id,
                        "session",
                        deadline,
                        client,
                        "mx1.x.test",
                        findings,
                        from,
                        List.of(to),
                        "m1",
                        5,
                        null,
                        needs,
                        hop),
                found,
                List.of());
    }
}

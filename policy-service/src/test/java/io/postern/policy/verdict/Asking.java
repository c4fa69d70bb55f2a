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
import io.postern.policy.checks.CheckSettings;
import io.postern.policy.checks.WhenAway;
import io.postern.policy.greylist.GreylistSettings;
import java.time.Duration;
import java.time.Instant;
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
                    CheckAction.BLOCK,
                    Map.of("zen.test", CheckAction.BLOCK),
                    CheckAction.BLOCK,
                    CheckAction.BLOCK,
                    WhenAway.DEFER),
            new GreylistSettings(
                    true, Duration.ofMinutes(4), Duration.ofMinutes(360), Duration.ofDays(36), WhenAway.PASS));

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
                new Findings.OfConnection(findings),
                List.of());
    }

    public Assessment envelope(String from, String... to) {
        return new Assessment(
                new Inquiry.Envelope(id, "session", deadline, client, "mx1.x.test", findings, from, List.of(to), needs),
                Findings.OfEnvelope.only(findings, SenderDomain.EXISTS),
                List.of());
    }

    public Assessment message(String from, String... to) {
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
                Findings.OfMessage.only(findings),
                List.of());
    }
}

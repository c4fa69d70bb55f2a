// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.checks;

import io.postern.contracts.event.Findings;
import io.postern.contracts.event.Reply;
import io.postern.contracts.finding.AttachmentFinding;
import io.postern.contracts.finding.AuthResult;
import io.postern.contracts.finding.HistoryFinding;
import io.postern.contracts.finding.ScanFinding;
import io.postern.contracts.finding.Unseen;
import io.postern.contracts.settings.CheckAction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What speaks against the message itself. Pure. */
final class MessageChecks {
    private static final Reply SCANNER_AWAY =
            new Reply(451, "4.3.0", "The message cannot be scanned at the moment, please try again later");

    private static final Reply NOT_SEEN =
            new Reply(451, "4.3.0", "The message cannot be looked into at the moment, please try again later");

    private MessageChecks() {}

    static void collect(Collected found, Findings.OfMessage message, List<HistoryFinding> history) {
        dmarc(found, message, history);
        infected(found, message.scans());
        for (var scan : message.scans()) {
            if (scan.status() == ScanFinding.Status.SPAM) {
                found.add(Check.SCAN_SPAM, "the message is held for spam by its content" + named(scan));
            }
        }
        if (message.scans().stream().anyMatch(scan -> scan.status() == ScanFinding.Status.UNKNOWN)) {
            found.away("scan-unknown", found.settings().scannerAway(), SCANNER_AWAY);
        }
        attachments(found, message.attachments());
        if (message.unseen().contains(Unseen.LATE)) {
            unseen(found);
        }
    }

    /** That we came too late is our trouble: whoever takes only what was looked into has the client come back. */
    private static void unseen(Collected found) {
        boolean strict = found.settings().of(Check.ATTACHMENT_UNREADABLE).action() == CheckAction.BLOCK;
        found.away("attachment-unknown", strict ? WhenAway.DEFER : WhenAway.PASS, NOT_SEEN);
    }

    /** What nobody may send, our own people included. */
    static void infected(Collected found, List<ScanFinding> scans) {
        for (var scan : scans) {
            if (scan.status() == ScanFinding.Status.INFECTED) {
                found.add(Check.SCAN_INFECTED, "a scanner found what must not pass" + named(scan));
            }
        }
    }

    private static String named(ScanFinding scan) {
        return scan.name() == null ? "" : " (" + ReplyText.of(scan.name(), 100) + ")";
    }

    private static void dmarc(Collected found, Findings.OfMessage message, List<HistoryFinding> history) {
        var dmarc = message.dmarc();
        if (dmarc.result() != AuthResult.FAIL || dmarc.policy() == null) {
            return;
        }
        var reason = "the message does not authenticate as one of " + ReplyText.of(name(dmarc.fromDomain()), 150)
                + ", which asks for that by DMARC";
        var arc = message.arc();
        boolean vouched = arc.trusted() != null && arc.trustedDmarc() == AuthResult.PASS;
        switch (dmarc.policy()) {
            case REJECT -> {
                var effect = reject(found.settings(), message, history, vouched);
                if (effect != null) {
                    found.add(
                            Check.DMARC_REJECT,
                            effect,
                            found.settings().of(Check.DMARC_REJECT).weight(),
                            reason);
                }
            }
            case QUARANTINE -> {
                if (vouched) {
                    found.add(Check.DMARC_QUARANTINE, Effect.OBSERVE, 0, reason);
                } else {
                    found.add(Check.DMARC_QUARANTINE, reason);
                }
            }
            case NONE -> {}
        }
    }

    /**
     * A list or another server breaks the authentication of honest mail, so refusing it takes more than the failure (RFC 9989
     * 7.4). Null for nothing.
     */
    private static @Nullable Effect reject(
            CheckSettings settings, Findings.OfMessage message, List<HistoryFinding> history, boolean vouched) {
        return switch (settings.dmarcReject()) {
            case IGNORE -> null;
            case OBSERVE -> Effect.OBSERVE;
            case SCORE -> vouched ? Effect.OBSERVE : Effect.SCORE;
            case BLOCK -> vouched ? Effect.OBSERVE : Effect.BLOCK;
            case QUARANTINE -> {
                if (vouched) {
                    yield Effect.OBSERVE;
                }
                boolean handedOn = message.mailingList() || message.arc().cv() != AuthResult.NONE;
                boolean bad = history.stream().anyMatch(settings.history()::bad);
                yield !handedOn && bad ? Effect.BLOCK : Effect.QUARANTINE;
            }
        };
    }

    private static String name(@Nullable String domain) {
        return domain == null ? "its author's domain" : domain;
    }

    /** One of each kind says enough. */
    private static void attachments(Collected found, List<AttachmentFinding> attachments) {
        var types = found.settings().refusedTypes();
        attachments.stream()
                .filter(one -> in(types, one.extension())
                        || in(types, one.content())
                        || one.disguise() != null && RunningTypes.runs(one))
                .findFirst()
                .ifPresent(one -> found.add(
                        Check.ATTACHMENT_REFUSED,
                        "attachments like " + ReplyText.of(one.name() == null ? "this" : one.name(), 150)
                                + " are not taken; send a link instead"));
        attachments.stream()
                .filter(one -> one.problem() != null)
                .findFirst()
                .ifPresent(one -> found.add(
                        Check.ATTACHMENT_UNREADABLE,
                        "the attachment " + ReplyText.of(one.name() == null ? "" : one.name(), 150)
                                + " cannot be looked into"));
    }

    private static boolean in(List<String> types, @Nullable String type) {
        return type != null && types.contains(type);
    }
}

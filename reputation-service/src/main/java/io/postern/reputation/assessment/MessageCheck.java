// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.assessment;

import io.postern.authentication.dmarc.Dmarc;
import io.postern.authentication.signatures.Signatures;
import io.postern.contracts.conduct.MailSource;
import io.postern.contracts.event.ConnectionFindings;
import io.postern.contracts.event.DnsblListing;
import io.postern.contracts.event.DnsblListing.Subject;
import io.postern.contracts.event.Findings;
import io.postern.contracts.finding.AttachmentFinding;
import io.postern.contracts.finding.DmarcFinding;
import io.postern.contracts.finding.HistoryFinding;
import io.postern.contracts.finding.ScanFinding;
import io.postern.contracts.finding.SpfFinding;
import io.postern.reputation.history.HistoryCheck;
import io.postern.reputation.lists.NameLists;
import io.postern.reputation.mime.MessageParts;
import io.postern.reputation.scanner.Scanning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is asked about a message, at once; can tell its findings at any time. Each check reads the message for
 * itself, as fast as it can.
 */
final class MessageCheck {
    private final EnvelopeCheck envelope;
    private final Checks checks;
    private final Evidence evidence;
    private final List<CompletableFuture<?>> parts = new ArrayList<>();
    private final List<Errand<?>> errands = new ArrayList<>();
    private @Nullable Errand<Signatures> signatures;
    private @Nullable Errand<DmarcFinding> dmarc;
    private @Nullable Errand<MessageParts> content;
    private @Nullable Letter letter;
    private Later<Scanning> scanning = Later.never();
    private Later<NameLists> authors = Later.never();
    private Later<NameLists> links = Later.never();
    private Later<HistoryCheck> verified = Later.never();

    private MessageCheck(EnvelopeCheck envelope, Checks checks, Evidence evidence) {
        this.envelope = envelope;
        this.checks = checks;
        this.evidence = evidence;
        parts.add(envelope.done());
    }

    /**
     * Starts reading and asking. Mail of our own is looked into, as a stolen account sends what strangers send, but the DNS
     * is not asked about it.
     *
     * @param letter null for none: then only its envelope is looked at
     */
    static MessageCheck start(
            Party party, EnvelopeCheck envelope, @Nullable Letter letter, Checks checks, Evidence evidence) {
        var check = new MessageCheck(envelope, checks, evidence);
        if (letter != null) {
            check.letter = letter;
            check.scan(letter);
            if (!party.ours()) {
                check.authenticate(letter);
            }
            check.look(letter, !party.ours());
            check.leave(letter.place());
        }
        return check;
    }

    private void scan(Letter letter) {
        if (!checks.scanners().isEmpty()) {
            scanning = Later.after(
                    letter.place().in(),
                    () -> checks.scanners().start(letter.source(), letter.question(), letter.deadline()),
                    Scanning::done);
            parts.add(scanning.done());
        }
    }

    private void authenticate(Letter letter) {
        var read = run(Errand.after(
                letter.place().in(),
                HeavyWork.SIGNATURES,
                () -> {
                    try (var octets = letter.source().open()) {
                        return Signatures.read(octets, evidence, letter.signed(), checks.trustedSealers());
                    }
                },
                Unknown.SIGNATURES));
        signatures = read;
        dmarc = run(Errand.start(
                () -> {
                    var found = read.await();
                    return found == Unknown.SIGNATURES
                            ? Unknown.DMARC
                            : Dmarc.check(found.header(), envelope.awaitSpf(), found.dkim(), evidence);
                },
                Unknown.DMARC));
        authors = Later.after(
                read.done(),
                () -> ask(Subject.FROM, Authors.domains(read.finding().header())),
                NameLists::done);
        verified = Later.after(
                read.done(),
                () -> HistoryCheck.start(
                        MailSource.verified(List.of(), read.finding().dkim()), checks.history()),
                HistoryCheck::done);
        parts.add(authors.done());
        parts.add(verified.done());
    }

    private void look(Letter letter, boolean ask) {
        boolean linked = ask && checks.lists().aboutLinks();
        var read = run(Errand.after(
                letter.place().in(),
                HeavyWork.PARTS,
                () -> linked ? MessageParts.read(letter.source()) : MessageParts.withoutLinks(letter.source()),
                Unknown.PARTS));
        content = read;
        if (linked) {
            links = Later.after(
                    read.done(), () -> ask(Subject.LINK, read.finding().links()), NameLists::done);
            parts.add(links.done());
        }
    }

    /** When nothing reads the message any longer. */
    private void leave(Room.Place place) {
        var reading = new ArrayList<CompletableFuture<?>>(
                errands.stream().map(Errand::done).toList());
        reading.add(scanning.done());
        place.in().thenRun(() -> Parts.all(reading).thenRun(place::leave));
    }

    private <T> Errand<T> run(Errand<T> errand) {
        errands.add(errand);
        parts.add(errand.done());
        return errand;
    }

    private @Nullable NameLists ask(Subject subject, List<String> names) {
        return names.isEmpty() ? null : NameLists.start(Map.of(subject, names), checks.lists(), evidence);
    }

    /** Complete when everything has ended; never fails. */
    CompletableFuture<?> done() {
        return Parts.all(parts);
    }

    /**
     * What is known by now.
     *
     * @param apart whether what is found about the envelope stands by itself, and not among the rest
     */
    Findings.OfMessage findings(boolean apart) {
        return apart ? apart() : together(listings());
    }

    /** What is known by now of mail that an upstream hands on: what lists say of its sender was not known before. */
    Findings.OfMessage handedOn() {
        return together(Stream.concat(envelope.findings().lists().stream(), listings().stream())
                .toList());
    }

    private Findings.OfMessage apart() {
        var found = envelope.findings();
        return findings(found.connection(), null, listings(), signersHistory(), found);
    }

    private Findings.OfMessage together(List<DnsblListing> lists) {
        var found = envelope.findings();
        return findings(found.connection(), found.spf(), lists, history(), null);
    }

    private Findings.OfMessage findings(
            ConnectionFindings connection,
            @Nullable List<SpfFinding> spf,
            List<DnsblListing> lists,
            List<HistoryFinding> history,
            Findings.@Nullable OfEnvelope before) {
        var signed = signatures == null ? null : signatures.finding();
        return new Findings.OfMessage(
                connection,
                spf,
                signed == null ? null : signed.dkim(),
                dmarc == null ? null : dmarc.finding(),
                signed == null ? null : signed.arc(),
                lists,
                scans(),
                content == null ? null : attachments(content.finding()),
                history,
                before,
                signed != null && MailingList.is(signed.header()),
                content == null ? null : content.finding().unseen());
    }

    private @Nullable List<ScanFinding> scans() {
        if (letter == null || checks.scanners().isEmpty()) {
            return null;
        }
        var asked = scanning.check();
        return asked == null ? checks.scanners().late() : asked.findings();
    }

    /** What stands where nobody could look counts as an attachment that nobody could look into. */
    private static List<AttachmentFinding> attachments(MessageParts parts) {
        return Stream.concat(
                        parts.attachments().stream(),
                        parts.problems().stream()
                                .map(problem -> new AttachmentFinding(null, null, null, null, problem)))
                .toList();
    }

    private List<DnsblListing> listings() {
        return Stream.of(authors, links)
                .flatMap(asked -> Stream.ofNullable(asked.check()))
                .flatMap(lists -> lists.findings().stream())
                .toList();
    }

    /** Each source once. */
    private List<HistoryFinding> history() {
        return Stream.concat(envelope.history().stream(), signersHistory().stream())
                .distinct()
                .toList();
    }

    private List<HistoryFinding> signersHistory() {
        var signers = verified.check();
        return signers == null ? List.of() : signers.findings();
    }

    /** Nobody waits any longer. */
    void stop() {
        if (letter != null) {
            letter.place().giveUp();
        }
        errands.forEach(Errand::stop);
        envelope.stop();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.assessment;

import io.postern.authentication.spf.Spf;
import io.postern.authentication.spf.SpfQuestion;
import io.postern.contracts.conduct.MailSource;
import io.postern.contracts.event.DnsblListing;
import io.postern.contracts.event.DnsblListing.Subject;
import io.postern.contracts.event.Findings;
import io.postern.contracts.event.ReverseDns;
import io.postern.contracts.event.SenderDomain;
import io.postern.contracts.finding.AuthResult;
import io.postern.contracts.finding.HeloFinding;
import io.postern.contracts.finding.HistoryFinding;
import io.postern.contracts.finding.SpfFinding;
import io.postern.contracts.finding.SpfFinding.Identity;
import io.postern.reputation.helo.HeloCheck;
import io.postern.reputation.history.HistoryCheck;
import io.postern.reputation.lists.NameLists;
import io.postern.reputation.sender.SenderCheck;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that is asked about an envelope, at once, or what is known of it; can tell its findings at any time. */
final class EnvelopeCheck {
    private final Connected connected;
    private final Evidence evidence;
    private final Checks checks;
    private final Findings.@Nullable OfEnvelope known;
    private final List<CompletableFuture<?>> parts = new ArrayList<>();
    private final List<Errand<SpfFinding>> spf = new ArrayList<>(2);
    private @Nullable SenderCheck sender;
    private @Nullable HeloCheck helo;
    private @Nullable NameLists names;
    private @Nullable HistoryCheck network;
    private Later<NameLists> pointer = Later.never();
    private Later<HistoryCheck> verified = Later.never();

    private EnvelopeCheck(Connected connected, Checks checks, Evidence evidence, Findings.@Nullable OfEnvelope known) {
        this.connected = connected;
        this.checks = checks;
        this.evidence = evidence;
        this.known = known;
    }

    /** Of one that was asked about already. */
    static EnvelopeCheck known(Findings.OfEnvelope known, Checks checks, Evidence evidence) {
        return new EnvelopeCheck(Connected.known(known.connection(), evidence), checks, evidence, known);
    }

    /** Starts asking; about mail of our own nothing but the connection, as far as its check does. */
    static EnvelopeCheck start(Party party, Connected connected, Checks checks, Evidence evidence, Instant now) {
        var check = new EnvelopeCheck(connected, checks, evidence, null);
        check.parts.add(connected.done());
        if (!party.ours()) {
            check.ask(party, now);
        }
        return check;
    }

    private void ask(Party party, Instant now) {
        // Authentication first: it takes the most steps.
        if (party.address() != null) {
            authenticate(party.address(), party, now);
            remember(party.address());
        }
        if (party.address() != null && party.helo() != null) {
            var started =
                    HeloCheck.start(party.helo(), party.address(), connected.known(), checks.ourNames(), evidence);
            helo = started;
            parts.add(started.done());
        }
        var started = SenderCheck.start(party.reversePath(), checks.ours(), evidence);
        sender = started;
        parts.add(started.done());
        names(party);
    }

    private void remember(String address) {
        var source = MailSource.network(address);
        var started = HistoryCheck.start(source == null ? List.of() : List.of(source), checks.history());
        network = started;
        parts.add(started.done());
        verified = Later.after(
                Parts.all(spf.stream().map(Errand::done).toList()),
                () -> HistoryCheck.start(MailSource.verified(spfFindings(), List.of()), checks.history()),
                HistoryCheck::done);
        parts.add(verified.done());
    }

    private void authenticate(String address, Party party, Instant now) {
        InetAddress client;
        try {
            client = InetAddress.ofLiteral(address);
        } catch (IllegalArgumentException e) {
            return;
        }
        if (!party.reversePath().isEmpty()) {
            authenticate(client, party, Identity.MAILFROM, now);
        }
        if (party.helo() != null) {
            authenticate(client, party, Identity.HELO, now);
        }
    }

    private void authenticate(InetAddress client, Party party, Identity identity, Instant now) {
        var helo = party.helo() == null ? "" : party.helo();
        var question = new SpfQuestion(client, helo, party.reversePath(), identity, checks.hostname(), now);
        var domain = identity == Identity.HELO ? helo : String.valueOf(party.domain());
        var errand = Errand.start(
                () -> Spf.check(question, evidence),
                new SpfFinding(identity, AuthResult.TEMPERROR, domain, null, false, List.of()));
        spf.add(errand);
        parts.add(errand.done());
    }

    private void names(Party party) {
        Map<Subject, Set<String>> asked = new EnumMap<>(Subject.class);
        if (party.helo() != null) {
            asked.put(Subject.HELO, Set.of(party.helo()));
        }
        if (party.domain() != null) {
            asked.put(Subject.MAIL_FROM, Set.of(party.domain()));
        }
        var started = NameLists.start(asked, checks.lists(), evidence);
        names = started;
        parts.add(started.done());
        if (party.address() != null && !checks.lists().about(Subject.PTR).isEmpty()) {
            pointer = Later.after(
                    connected.done(), () -> pointer(connected.findings().reverseDns()), NameLists::done);
            parts.add(pointer.done());
        }
    }

    /** Only the confirmed name: everybody can let his address point to a name that is listed. */
    private @Nullable NameLists pointer(ReverseDns reverse) {
        return reverse.host() == null
                ? null
                : NameLists.start(Map.of(Subject.PTR, Set.of(reverse.host())), checks.lists(), evidence);
    }

    /** Complete when everything was answered; never fails. */
    CompletableFuture<?> done() {
        return Parts.all(parts);
    }

    /** Complete when SPF has ended; never fails. */
    List<SpfFinding> awaitSpf() {
        return known != null ? known.spf() : spf.stream().map(Errand::await).toList();
    }

    /** What is known by now. */
    Findings.OfEnvelope findings() {
        if (known != null) {
            return new Findings.OfEnvelope(
                    connected.findings(),
                    known.senderDomain(),
                    known.helo(),
                    known.spf(),
                    known.lists(),
                    known.history());
        }
        return new Findings.OfEnvelope(
                connected.findings(),
                sender == null ? SenderDomain.NONE : sender.finding(),
                helo == null ? HeloFinding.UNKNOWN : helo.finding(),
                spfFindings(),
                listings(),
                history());
    }

    List<SpfFinding> spfFindings() {
        return known != null ? known.spf() : spf.stream().map(Errand::finding).toList();
    }

    private List<DnsblListing> listings() {
        var all = new ArrayList<DnsblListing>();
        if (names != null) {
            all.addAll(names.findings());
        }
        var about = pointer.check();
        if (about != null) {
            all.addAll(about.findings());
        }
        return all;
    }

    /** Of the client's network, and of the domain that SPF vouches for. */
    List<HistoryFinding> history() {
        return known != null
                ? known.history()
                : Stream.of(network, verified.check())
                        .flatMap(Stream::ofNullable)
                        .flatMap(check -> check.findings().stream())
                        .toList();
    }

    void stop() {
        spf.forEach(Errand::stop);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal.cause;

import io.postern.contracts.event.Assessment;
import io.postern.contracts.event.DnsblListing;
import io.postern.contracts.event.Findings;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.finding.HeloFinding;
import io.postern.contracts.finding.HistoryFinding;
import io.postern.contracts.finding.ScanFinding;
import io.postern.contracts.finding.SpfFinding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an assessment says, picked by what a rule looks at. */
final class Facts {
    private static final Set<HeloFinding> HELO_FAULTS = Set.of(
            HeloFinding.MISMATCH,
            HeloFinding.UNRESOLVABLE,
            HeloFinding.BAD_SYNTAX,
            HeloFinding.FOREIGN_LITERAL,
            HeloFinding.OURS);

    private final Inquiry inquiry;
    private final Findings findings;
    private final Findings.@Nullable OfEnvelope envelope;
    private final Findings.@Nullable OfMessage message;
    private final Answers answers;
    private final ListWords lists;

    Facts(Assessment assessment, ListWords lists) {
        this.inquiry = assessment.inquiry();
        this.findings = assessment.findings();
        this.message = findings instanceof Findings.OfMessage of ? of : null;
        this.envelope = findings instanceof Findings.OfEnvelope of ? of : message == null ? null : message.envelope();
        this.answers = new Answers(assessment.answers());
        this.lists = lists;
    }

    /** Whom the checks were about: the hop before, where the client hands on the mail of others. */
    private String address() {
        return inquiry instanceof Inquiry.Message about && about.hop() != null
                ? about.hop().address()
                : inquiry.client().address();
    }

    private @Nullable String helo(Inquiry of) {
        return switch (of) {
            case Inquiry.Connection _ -> null;
            case Inquiry.Envelope about -> about.helo();
            case Inquiry.Message about -> about.helo();
        };
    }

    private String senderDomain() {
        var path = switch (inquiry) {
            case Inquiry.Connection _ -> "";
            case Inquiry.Envelope about -> about.reversePath();
            case Inquiry.Message about -> about.reversePath();
        };
        return path.substring(path.lastIndexOf('@') + 1);
    }

    List<Cause> name(Cause.ReverseName.Fault fault) {
        var names = findings.connection().reverseDns().names();
        return List.of(new Cause.ReverseName(fault, address(), names, helo(inquiry)));
    }

    List<Cause> helo() {
        var name = helo(inquiry);
        return envelope == null || name == null || !HELO_FAULTS.contains(envelope.helo())
                ? List.of()
                : List.of(new Cause.Helo(envelope.helo(), name, address()));
    }

    /** Those that the reply names; if it names none, all of that kind. Lists of the good hold nothing against anybody. */
    List<Cause> listings(String rule, String text) {
        var listed = Stream.of(
                        findings.connection().dnsbl().stream(),
                        envelope == null ? Stream.<DnsblListing>of() : envelope.lists().stream(),
                        message == null ? Stream.<DnsblListing>of() : message.lists().stream())
                .flatMap(one -> one)
                .filter(one -> one.status() == DnsblListing.Status.LISTED
                        && !lists.allowing().contains(one.zone())
                        && rule(one.subject()).equals(rule))
                .distinct()
                .toList();
        var named = listed.stream()
                .filter(one -> text.contains(" is listed by " + one.zone()))
                .toList();
        return (named.isEmpty() ? listed : named).stream().map(this::listing).toList();
    }

    private Cause listing(DnsblListing listing) {
        var name =
                listing.name() == null || listing.subject() == DnsblListing.Subject.CLIENT ? address() : listing.name();
        return new Cause.Listing(listing, name, lists.removal(listing.zone(), name));
    }

    private static String rule(DnsblListing.Subject subject) {
        return switch (subject) {
            case CLIENT -> "dnsbl-listed";
            case HELO, MAIL_FROM, PTR, FROM -> "rhsbl-listed";
            case LINK, LINK_ADDRESS -> "uribl-listed";
        };
    }

    List<Cause> senderDomain(boolean nullMx) {
        var domain = senderDomain();
        var asked = new ArrayList<>(answers.of(domain, "MX"));
        if (!nullMx) {
            asked.addAll(answers.of(domain, "A"));
            asked.addAll(answers.of(domain, "AAAA"));
        }
        return domain.isEmpty() ? List.of() : List.of(new Cause.SenderDomain(domain, nullMx, List.copyOf(asked)));
    }

    /** The identity that counts: MAIL FROM, or HELO where there is none (RFC 7208 2.4). */
    List<Cause> spf() {
        var spf = allSpf();
        return spf.stream()
                .filter(one -> one.identity() == SpfFinding.Identity.MAILFROM)
                .findFirst()
                .or(() -> spf.stream().findFirst())
                .map(one -> List.<Cause>of(new Cause.Spf(one, address(), record(one.domain(), "v=spf1"))))
                .orElse(List.of());
    }

    private List<SpfFinding> allSpf() {
        return message != null ? message.senderSpf() : envelope == null ? List.of() : envelope.spf();
    }

    private List<Asked> record(String name, String beginning) {
        return answers.of(
                name,
                "TXT",
                value -> value.replace("\"", "").strip().regionMatches(true, 0, beginning, 0, beginning.length()));
    }

    List<Cause> dmarc() {
        if (message == null) {
            return List.of();
        }
        var dmarc = message.dmarc();
        var asked = new ArrayList<Asked>();
        if (dmarc.policyDomain() != null) {
            asked.addAll(record("_dmarc." + dmarc.policyDomain(), "v=dmarc1"));
        }
        for (var signature : message.dkim()) {
            if (signature.domain() != null && signature.selector() != null) {
                asked.addAll(answers.of(signature.selector() + "._domainkey." + signature.domain(), "TXT"));
            }
        }
        return List.of(new Cause.Dmarc(dmarc, allSpf(), message.dkim(), List.copyOf(asked)));
    }

    List<Cause> scans(Cause.Content.Fault fault) {
        var status = fault == Cause.Content.Fault.INFECTED ? ScanFinding.Status.INFECTED : ScanFinding.Status.SPAM;
        return message == null
                ? List.of()
                : message.scans().stream()
                        .filter(scan -> scan.status() == status)
                        .<Cause>map(scan ->
                                new Cause.Content(fault, fault == Cause.Content.Fault.INFECTED ? scan.name() : null))
                        .toList();
    }

    /** The one that the reply names: which types are refused is for the policy to know. */
    List<Cause> attachment(String text) {
        var name = message == null
                ? null
                : message.attachments().stream()
                        .map(one -> one.name())
                        .filter(one -> one != null && text.contains(one))
                        .findFirst()
                        .orElse(null);
        return List.of(new Cause.Content(Cause.Content.Fault.ATTACHMENT, name));
    }

    List<Cause> unreadable() {
        var name = message == null
                ? null
                : message.attachments().stream()
                        .filter(one -> one.problem() != null)
                        .map(one -> one.name() == null ? "" : one.name())
                        .findFirst()
                        .orElse(null);
        return List.of(new Cause.Content(Cause.Content.Fault.UNREADABLE, name == null || name.isEmpty() ? null : name));
    }

    /** The one that the reply names, or the one that most was held against. */
    List<Cause> history(String text) {
        return Stream.concat(
                        message == null ? Stream.<HistoryFinding>of() : message.history().stream(),
                        envelope == null ? Stream.<HistoryFinding>of() : envelope.history().stream())
                .max(Comparator.<HistoryFinding>comparingInt(one -> text.contains(one.key()) ? 1 : 0)
                        .thenComparingDouble(Facts::bad))
                .map(one -> List.<Cause>of(new Cause.History(one.key())))
                .orElse(List.of());
    }

    private static double bad(HistoryFinding one) {
        long unknown = one.unknownRecipients() == null ? 0 : one.unknownRecipients();
        long bad = one.refused() + unknown + one.spam();
        return (double) bad / Math.max(1, one.accepted() + one.refused() + unknown);
    }
}

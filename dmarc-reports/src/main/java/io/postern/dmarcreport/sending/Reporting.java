// SPDX-License-Identifier: Apache-2.0
package io.postern.dmarcreport.sending;

import io.postern.authentication.dmarc.ReportAddresses;
import io.postern.dmarcreport.count.Counters;
import io.postern.dmarcreport.report.AggregateReport;
import io.postern.dmarcreport.sending.Submission.Answer;
import io.postern.dmarcreport.sending.Tally.Outcome;
import io.postern.dns.Lookup;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** Makes the reports that are due. What cannot be sent now is still open afterwards, and tried again in the next round. */
public final class Reporting {
    private static final System.Logger LOG = System.getLogger(Reporting.class.getName());
    /** A report that could not be sent for so long is given up. */
    private static final int DAYS = 3;

    private static final int AT_A_TIME = 8;

    private final Counters counters;
    private final Lookup dns;
    private final Submission submission;
    private final ReportSettings settings;
    private final Tally tally;

    public Reporting(Counters counters, Lookup dns, Submission submission, ReportSettings settings, Tally tally) {
        this.counters = counters;
        this.dns = dns;
        this.submission = submission;
        this.settings = settings;
        this.tally = tally;
    }

    /**
     * Goes through the days that are over, the oldest first.
     *
     * @throws java.util.concurrent.CompletionException if the counters are away
     */
    public void round(Instant now) {
        var today = now.minus(settings.after()).atZone(ZoneOffset.UTC).toLocalDate();
        for (int back = DAYS; back > 0; back--) {
            var day = today.minusDays(back);
            day(day, counters.open(day), now);
        }
    }

    /** Several at a time, as a domain whose DNS servers are slow must not hold up the others. */
    private void day(LocalDate day, List<String> domains, Instant now) {
        var away = new AtomicBoolean();
        try (var workers =
                Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory())) {
            var made = domains.stream()
                    .map(domain -> CompletableFuture.runAsync(() -> domain(day, domain, now, away), workers))
                    .toList();
            made.forEach(CompletableFuture::join);
        }
    }

    private void domain(LocalDate day, String domain, Instant now, AtomicBoolean away) {
        if (away.get() || !counters.mayReport(day)) {
            return;
        }
        var outcome = report(day, domain, now);
        tally.made(outcome);
        LOG.log(System.Logger.Level.DEBUG, "DMARC report day={0} domain={1} {2}", day, domain, outcome);
        switch (outcome) {
            case PUT_OFF -> {}
            case AWAY -> away.set(true);
            case SENT, NO_ADDRESS, REFUSED, TOO_LARGE -> counters.close(day, domain);
        }
    }

    private Outcome report(LocalDate day, String domain, Instant now) {
        var counts = counters.counts(day, domain);
        var rua = counts.map(found -> found.published().rua()).orElse("");
        if (counts.isEmpty() || rua.isEmpty() || counts.get().rows().isEmpty()) {
            return Outcome.NO_ADDRESS;
        }
        return switch (ReportAddresses.of(rua, domain, settings.addresses(), dns)) {
            case ReportAddresses.Later _ -> Outcome.PUT_OFF;
            case ReportAddresses.Known(var addresses) -> {
                if (addresses.isEmpty()) {
                    yield Outcome.NO_ADDRESS;
                }
                var report = new AggregateReport(settings.submitter(), settings.from(), domain, day, counts.get());
                var packed = report.packed();
                if (packed.length > settings.size()) {
                    LOG.log(
                            System.Logger.Level.WARNING,
                            "a DMARC report is too large to be sent octets={0} domain={1}",
                            Integer.toString(packed.length),
                            domain);
                    yield Outcome.TOO_LARGE;
                }
                yield sent(report, packed, addresses, now);
            }
        };
    }

    /** To be sent again only if nobody has it: the others would count twice. */
    private Outcome sent(AggregateReport report, byte[] packed, Iterable<String> addresses, Instant now) {
        var answers = EnumSet.noneOf(Answer.class);
        for (var address : addresses) {
            answers.add(submission.send(settings.from(), address, report.mail(address, packed, now)));
        }
        if (answers.contains(Answer.TAKEN)) {
            return Outcome.SENT;
        }
        if (answers.contains(Answer.AWAY)) {
            return Outcome.AWAY;
        }
        return answers.contains(Answer.FAILED) ? Outcome.PUT_OFF : Outcome.REFUSED;
    }
}

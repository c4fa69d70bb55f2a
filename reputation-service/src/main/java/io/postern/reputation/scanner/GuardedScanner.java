// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.scanner;

import io.postern.contracts.finding.ScanFinding;
import io.postern.reputation.content.MessageSource;
import io.postern.reputation.scanner.Scanner.ContentFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** One scanner with what keeps it from costing more than it may: places, time, and a breaker. */
final class GuardedScanner {
    private static final System.Logger LOG = System.getLogger(GuardedScanner.class.getName());

    private interface Work<T> {
        T with(Conversation conversation) throws IOException;
    }

    private final ScannerSettings settings;
    private final Scanner scanner;
    private final ScanTally tally;
    private final ScheduledExecutorService clock;
    private final Semaphore places;
    private final Breaker breaker = new Breaker();

    GuardedScanner(ScannerSettings settings, ScanTally tally, ScheduledExecutorService clock) {
        this.settings = settings;
        this.scanner = Scanner.of(settings);
        this.tally = tally;
        this.clock = clock;
        this.places = new Semaphore(settings.connections());
    }

    String name() {
        return settings.name();
    }

    boolean aside() {
        return breaker.aside();
    }

    /** @param time until the finding has to be there */
    CompletableFuture<ScanFinding> start(MessageSource message, ScanQuestion question, Duration time) {
        long begun = System.nanoTime();
        var left = time.compareTo(settings.timeout()) < 0 ? time : settings.timeout();
        var finding = new CompletableFuture<ScanFinding>();
        finding.whenComplete((said, _) -> tally.scanned(name(), said.status(), System.nanoTime() - begun));
        if (message.size() > settings.maxSize()) {
            finding.complete(Said.tooLarge(name()));
        } else if (breaker.aside()) {
            finding.complete(unknown("it is set aside, as it did not answer"));
        } else if (!left.isPositive()) {
            finding.complete(late());
        } else {
            Thread.ofVirtual()
                    .name("scan-" + name())
                    .start(() -> finding.complete(scan(message, question, begun, left)));
            finding.completeOnTimeout(late(), left.toNanos(), TimeUnit.NANOSECONDS);
        }
        return finding;
    }

    private ScanFinding scan(MessageSource message, ScanQuestion question, long begun, Duration time) {
        try {
            if (!places.tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS)) {
                return unknown("it was busy with other messages");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return late();
        }
        try {
            var left = time.minusNanos(System.nanoTime() - begun);
            return left.isPositive() ? asked(message, question, left) : late();
        } finally {
            places.release();
        }
    }

    private ScanFinding asked(MessageSource message, ScanQuestion question, Duration time) {
        long begun = System.nanoTime();
        try {
            var finding = within(time, conversation -> scanner.scan(conversation, message, question));
            breaker.answered();
            if (!breaker.aside()) {
                tally.trouble(name(), null);
            }
            return finding;
        } catch (ContentFailure e) {
            return unknown(e.getMessage());
        } catch (IOException | RuntimeException e) {
            boolean late = System.nanoTime() - begun >= time.toNanos();
            // Who is given hardly any time is not to blame for using it up.
            if (!late || time.compareTo(settings.timeout().dividedBy(2)) >= 0) {
                failed(late ? "did not answer in time" : reason(e));
            }
            return late ? late() : unknown(reason(e));
        }
    }

    private <T> T within(Duration time, Work<T> work) throws IOException {
        try (var conversation = Conversation.with(settings.address())) {
            var end = clock.schedule(() -> close(conversation), time.toNanos(), TimeUnit.NANOSECONDS);
            try {
                conversation.connect();
                return work.with(conversation);
            } finally {
                end.cancel(false);
            }
        }
    }

    private static void close(Conversation conversation) {
        try {
            conversation.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells at once in the log if it does not answer, before the first message has to wait for it. */
    void begin() {
        Thread.ofVirtual().name("probe-" + name()).start(() -> look(true));
    }

    private void look(boolean first) {
        try {
            ask();
            if (!breaker.aside()) {
                tally.trouble(name(), null);
            }
        } catch (IOException | RuntimeException e) {
            if (first) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "a scanner does not answer scanner={0} reason={1}",
                        name(),
                        reason(e));
            }
            if (!clock.isShutdown() && !breaker.aside()) {
                tally.trouble(name(), reason(e));
                later(() -> look(false));
            }
        }
    }

    private void ask() throws IOException {
        within(settings.timeout(), conversation -> {
            scanner.probe(conversation);
            return name();
        });
    }

    private void failed(String reason) {
        boolean aside = breaker.failed();
        tally.trouble(name(), reason);
        if (aside) {
            LOG.log(System.Logger.Level.WARNING, "sets a scanner aside scanner={0} reason={1}", name(), reason);
            tally.away(name(), true);
            later(this::probe);
        }
    }

    private void later(Runnable asking) {
        clock.schedule(
                () -> Thread.ofVirtual().name("probe-" + name()).start(asking),
                settings.retry().toNanos(),
                TimeUnit.NANOSECONDS);
    }

    private void probe() {
        try {
            ask();
            breaker.back();
            tally.away(name(), false);
            tally.trouble(name(), null);
            LOG.log(System.Logger.Level.INFO, "asks a scanner again scanner={0}", name());
        } catch (IOException | RuntimeException e) {
            if (!clock.isShutdown()) {
                later(this::probe);
            }
        }
    }

    ScanFinding late() {
        return unknown("it did not answer in time");
    }

    private ScanFinding unknown(String reason) {
        return Said.unknown(name(), reason);
    }

    private static String reason(Exception e) {
        var message = e.getMessage();
        return message == null || message.isBlank() ? "it hung up" : message;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.world;

import io.postern.testkit.smtp.SmtpClient;
import io.postern.testkit.smtp.SmtpReply;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Messages at a steady rate, one session each, whatever becomes of the ones before; nothing is tried again. The books
 * are told of every 250.
 */
public final class Load {

    /**
     * One message of the load.
     *
     * @param rcpt how long the answer to RCPT took; the whole time so far where there was none
     * @param answer the answer that decided it; «000» with a reason when the session broke
     */
    public record Try(Instant at, Duration rcpt, SmtpReply answer) {
        public boolean accepted() {
            return answer.code() == 250;
        }
    }

    private final Queue<Try> tries = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService sessions = Executors.newVirtualThreadPerTaskExecutor();
    private final Supplier<SmtpClient> session;
    private final Books books;
    private final String sender;
    private final Supplier<String> recipients;
    private final Supplier<Mail> mails;

    private Load(
            Supplier<SmtpClient> session,
            Books books,
            String sender,
            Supplier<String> recipients,
            Supplier<Mail> mails) {
        this.session = session;
        this.books = books;
        this.sender = sender;
        this.recipients = recipients;
        this.mails = mails;
    }

    /**
     * Starts to send.
     *
     * @param session opens a session and says EHLO
     * @param perSecond messages
     */
    public static Load start(
            int perSecond, Supplier<SmtpClient> session, Books books, String sender, String recipient) {
        return start(perSecond, new Load(session, books, sender, () -> recipient, () -> Mail.about("load")));
    }

    /** The same, with recipients and messages that are asked for each time. */
    static Load start(
            int perSecond,
            Supplier<SmtpClient> session,
            Books books,
            String sender,
            Supplier<String> recipients,
            Supplier<Mail> mails) {
        return start(perSecond, new Load(session, books, sender, recipients, mails));
    }

    private static Load start(int perSecond, Load load) {
        load.clock.scheduleAtFixedRate(
                () -> load.sessions.submit(load::one), 0, 1_000_000 / perSecond, TimeUnit.MICROSECONDS);
        return load;
    }

    /** All that has been decided so far, in the order of the decisions. */
    public List<Try> soFar() {
        return List.copyOf(tries);
    }

    /** Those that began at that time or later. */
    public List<Try> since(Instant time) {
        return tries.stream().filter(one -> !one.at().isBefore(time)).toList();
    }

    /** Ends it and waits for the sessions that are open. */
    public List<Try> stop() {
        clock.shutdownNow();
        sessions.close();
        return soFar();
    }

    private void one() {
        var at = Instant.now();
        var rcpt = Duration.ZERO;
        var mail = mails.get();
        var recipient = recipients.get();
        try (var client = session.get()) {
            var reply = client.mail(sender);
            if (reply.code() == 250) {
                var asked = Instant.now();
                reply = client.rcpt(recipient);
                rcpt = Duration.between(asked, Instant.now());
            }
            if (reply.code() == 250) {
                reply = books.note(mail, client.data(mail.text()), recipient);
            }
            tries.add(new Try(at, rcpt, reply));
        } catch (UncheckedIOException e) {
            tries.add(
                    new Try(at, Duration.between(at, Instant.now()), new SmtpReply(List.of("000 " + e.getMessage()))));
        }
    }
}

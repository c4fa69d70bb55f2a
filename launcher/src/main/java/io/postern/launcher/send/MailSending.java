// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.send;

import io.postern.launcher.Complaint;
import io.postern.launcher.settings.Listener;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.MailResult;
import io.vertx.ext.mail.StartTLSOptions;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Submits one message by Vert.x Mail. */
final class MailSending {
    private static final long PATIENCE_SECONDS = 60;

    /**
     * What came of it.
     *
     * @param id our own id of the message; null when the reply did not name one
     * @param messageId of the header field, with its angle brackets
     */
    record Sent(@Nullable String id, String messageId, List<String> recipients) {}

    private MailSending() {}

    /** @throws Complaint with the server's words, if it is refused */
    static Sent send(Listener listener, MailMessage message) {
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(2));
        var overhearing = new SmtpOverhearing(vertx, listener.reachable(), listener.port());
        try {
            MailResult result = overhearing
                    .listen()
                    .compose(port -> MailClient.create(vertx, config(port)).sendMail(message))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return new Sent(
                    AcceptedId.in(overhearing.replies()).orElse(null), result.getMessageID(), result.getRecipients());
        } catch (ExecutionException e) {
            var refusal = AcceptedId.refusal(overhearing.replies());
            throw new Complaint(
                    "The message was not accepted: "
                            + refusal.orElse(String.valueOf(e.getCause().getMessage())) + " (listener "
                            + listener.name() + ", " + listener.address() + ")",
                    e);
        } catch (TimeoutException e) {
            throw new Complaint(
                    "The listener " + listener.name() + " (" + listener.address() + ") did not answer within "
                            + PATIENCE_SECONDS + " s; see ./postern status.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Complaint("Interrupted before the message was accepted; send it again.", e);
        } finally {
            vertx.close();
        }
    }

    private static MailConfig config(int port) {
        return new MailConfig()
                .setHostname("127.0.0.1")
                .setPort(port)
                .setOwnHostname("localhost")
                .setStarttls(StartTLSOptions.DISABLED)
                .setKeepAlive(false)
                .setUserAgent("Postern");
    }
}

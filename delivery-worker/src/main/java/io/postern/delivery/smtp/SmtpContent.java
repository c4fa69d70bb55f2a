// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.smtp;

import io.netty.buffer.Unpooled;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import org.jspecify.annotations.Nullable;

/**
 * Sends one message behind a 354: fields, body, final dot. What is in memory goes out in one write; the rest chunk by
 * chunk, waiting for the socket and for the content, whichever is slower.
 */
final class SmtpContent {
    /** The connection's side of it. */
    interface Watcher {
        /** False once the transaction is over. */
        boolean wanted();

        /** Something moves. */
        void progress();

        /** All is written, or handed to the socket, the final dot included. @param octets without dot-stuffing */
        void sent(long octets);

        /** The content is not to be had; the final dot was not sent. */
        void failed(Throwable why);
    }

    private final NetSocket socket;
    private final Context context;
    private final Mail mail;
    private final Watcher watcher;
    private final DotStuffing stuffing = new DotStuffing();
    private long octets;

    SmtpContent(NetSocket socket, Context context, Mail mail, Watcher watcher) {
        this.socket = socket;
        this.context = context;
        this.mail = mail;
        this.watcher = watcher;
    }

    void send() {
        var fields = stuffing.stuff(mail.fields());
        octets = mail.fields().length;
        var whole = mail.body().whole();
        if (whole == null) {
            write(fields);
            next(mail.body().open());
            return;
        }
        octets += whole.length;
        var body = stuffing.stuff(whole);
        watcher.sent(octets);
        write(fields, body, stuffing.end());
    }

    private void next(Body.Chunks chunks) {
        if (!watcher.wanted()) {
            return;
        }
        if (socket.writeQueueFull()) {
            socket.drainHandler(_ -> {
                socket.drainHandler(null);
                watcher.progress();
                next(chunks);
            });
            return;
        }
        var _ = chunks.next().whenComplete((chunk, failure) -> context.runOnContext(_ -> came(chunks, chunk, failure)));
    }

    private void came(Body.Chunks chunks, byte @Nullable [] chunk, @Nullable Throwable failure) {
        if (!watcher.wanted()) {
            return;
        }
        if (failure != null) {
            watcher.failed(failure);
        } else if (chunk != null) {
            octets += chunk.length;
            watcher.progress();
            write(stuffing.stuff(chunk));
            next(chunks);
        } else {
            watcher.sent(octets);
            write(stuffing.end());
        }
    }

    private void write(byte[]... parts) {
        socket.write(Buffer.buffer(Unpooled.wrappedBuffer(parts)));
    }
}

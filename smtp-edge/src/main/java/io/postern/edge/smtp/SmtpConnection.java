// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.smtp;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.postern.edge.session.Outside;
import io.postern.edge.session.Session;
import io.postern.edge.session.Tls;
import io.postern.edge.tls.ChannelBindings;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.NetSocketInternal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A socket, as a session sees it. */
final class SmtpConnection implements Outside {
    private static final long LINGER_MILLIS = 2000;

    private final Vertx vertx;
    private final NetSocket socket;
    private final Executor thread;
    private boolean wanted = true;
    private boolean full;
    private boolean paused;
    private boolean hungUp;
    private boolean securing;
    private @Nullable Runnable onceTaken;

    SmtpConnection(Vertx vertx, Context context, NetSocket socket) {
        this.vertx = vertx;
        this.socket = socket;
        this.thread = task -> context.runOnContext(nothing -> task.run());
    }

    void attach(Session session, Runnable closed) {
        socket.handler(octets -> {
            if (!securing || encrypted()) {
                session.received(octets.getBytes());
            }
        });
        socket.exceptionHandler(failure -> socket.close());
        socket.closeHandler(nothing -> {
            try {
                session.gone();
            } finally {
                closed.run();
            }
        });
        session.open();
    }

    @Override
    public void send(String text) {
        socket.write(Buffer.buffer(text.getBytes(StandardCharsets.ISO_8859_1)));
        if (!full && socket.writeQueueFull()) {
            // A client that does not read our replies gets to say no more until it does.
            full = true;
            socket.drainHandler(nothing -> {
                full = false;
                regulate();
                var waited = onceTaken;
                onceTaken = null;
                if (waited != null) {
                    waited.run();
                }
            });
        }
    }

    @Override
    public void onceTaken(Runnable task) {
        if (full) {
            onceTaken = task;
        } else {
            thread.execute(task);
        }
    }

    @Override
    public void secure(byte[] begun, Consumer<@Nullable Tls> then) {
        if (paused) {
            // What has arrived already would be read as if it had been encrypted.
            then.accept(null);
            return;
        }
        securing = true;
        if (begun.length > 0) {
            vertx.runOnContext(nothing -> context().pipeline().fireChannelRead(Unpooled.wrappedBuffer(begun)));
        }
        socket.upgradeToSsl(done -> {
            var tls = done.succeeded() ? socket.sslSession() : null;
            thread.execute(() -> then.accept(
                    tls == null ? null : new Tls(tls.getProtocol(), tls.getCipherSuite(), ChannelBindings.of(tls))));
        });
    }

    /** What comes from now on went through TLS. Octets in clear text that come before are thrown away (RFC 3207 6). */
    private boolean encrypted() {
        var pipeline = context().pipeline();
        return pipeline.get(SslHandler.class) != null || pipeline.get("ssl") != null;
    }

    @Override
    public void read(boolean moreWanted) {
        wanted = moreWanted;
        regulate();
    }

    private void regulate() {
        boolean stop = !hungUp && (!wanted || full);
        if (stop && !paused) {
            paused = true;
            socket.pause();
            // Vert.x alone would read on into memory until sixteen reads wait, up to a mebibyte for each session.
            context().channel().config().setAutoRead(false);
        } else if (!stop && paused) {
            paused = false;
            context().channel().config().setAutoRead(true);
            socket.resume();
        }
    }

    private ChannelHandlerContext context() {
        return ((NetSocketInternal) socket).channelHandlerContext();
    }

    @Override
    public void hangUp(boolean linger) {
        if (hungUp) {
            return;
        }
        hungUp = true;
        regulate();
        // Vert.x would wait until the client has read what is on its way, and one that never reads keeps its socket.
        vertx.setTimer(LINGER_MILLIS, timer -> context().close());
        if (linger && context().channel() instanceof DuplexChannel channel) {
            // Closing at once would reset the connection if octets of the client are still unread, and our last word
            // could be lost with it.
            socket.write(Buffer.buffer(), written -> channel.shutdownOutput());
        } else if (full) {
            socket.close();
        } else {
            socket.end();
        }
    }

    @Override
    public void after(Duration delay, Runnable task) {
        vertx.setTimer(Math.max(1, delay.toMillis()), timer -> task.run());
    }

    @Override
    public Executor thread() {
        return thread;
    }
}

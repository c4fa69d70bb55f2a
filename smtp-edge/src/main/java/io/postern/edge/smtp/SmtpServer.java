// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.smtp;

import io.postern.contracts.health.Heartbeat;
import io.postern.contracts.network.IpAddress;
import io.postern.edge.limit.Places;
import io.postern.edge.session.NoSession;
import io.postern.edge.session.Session;
import io.postern.edge.session.Tally;
import io.postern.edge.tls.LiveKeys;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All listeners, on one event loop of several, and the sessions that belong to it. */
final class SmtpServer extends AbstractVerticle {
    private static final long TICK_MILLIS = 1000;
    private static final int BACKLOG = 1024;

    private final List<SmtpDoor> doors;
    private final Places places;
    private final LiveKeys keys;
    private final Tally tally;
    private final Set<Session> sessions = new HashSet<>();
    private final Heartbeat loop = new Heartbeat(System.nanoTime());
    private boolean draining;

    /** @param places on all event loops together */
    SmtpServer(List<SmtpDoor> doors, Places places, LiveKeys keys, Tally tally) {
        this.doors = doors;
        this.places = places;
        this.keys = keys;
        this.tally = tally;
    }

    @Override
    public void start(Promise<Void> started) {
        vertx.setPeriodic(TICK_MILLIS, timer -> {
            loop.beat(System.nanoTime());
            List.copyOf(sessions).forEach(s -> s.tick(System.nanoTime()));
        });
        Future<?> all = Future.succeededFuture();
        for (var door : doors) {
            all = all.compose(before -> listen(door));
        }
        all.<Void>mapEmpty().onComplete(started);
    }

    /** The event loop goes round. */
    boolean live() {
        return loop.alive(System.nanoTime(), Heartbeat.STUCK);
    }

    private Future<?> listen(SmtpDoor door) {
        var listener = door.listener();
        var options = SmtpTls.applied(new NetServerOptions().setTcpNoDelay(true).setAcceptBacklog(BACKLOG), keys);
        var server = vertx.createNetServer(options).connectHandler(socket -> accept(door, socket));
        return server.listen(listener.port(), listener.host())
                .recover(failure -> Future.failedFuture(new IllegalStateException(
                        "listener %s cannot listen on %s port %d: %s; change postern.edge.listeners.%s.port, or stop what uses it"
                                .formatted(
                                        listener.name(),
                                        listener.host(),
                                        listener.port(),
                                        failure.getMessage(),
                                        listener.name()),
                        failure)));
    }

    private void accept(SmtpDoor door, NetSocket socket) {
        var remote = socket.remoteAddress();
        var address =
                remote == null || remote.hostAddress() == null ? null : IpAddress.parse(plain(remote.hostAddress()));
        if (address == null) {
            socket.close();
            return;
        }
        var listener = door.listener().name();
        var why = draining ? NoSession.SHUTTING_DOWN : full(listener);
        if (why != null) {
            socket.end(Buffer.buffer(door.turnAway(why, address, remote.port())));
            return;
        }
        var connection = new SmtpConnection(vertx, context, socket);
        var session = door.session(connection, address, remote.port());
        sessions.add(session);
        connection.attach(session, () -> {
            sessions.remove(session);
            places.leave(listener);
            door.left().accept(session.gone());
        });
    }

    /** Takes a place; or says why there is none. */
    private @Nullable NoSession full(String listener) {
        return switch (places.enter(listener)) {
            case TAKEN -> null;
            case LISTENER_FULL -> {
                tally.limited(Tally.Limit.LISTENER_SESSIONS);
                yield NoSession.LISTENER_FULL;
            }
            case FULL -> {
                tally.limited(Tally.Limit.SESSIONS);
                yield NoSession.FULL;
            }
        };
    }

    /** An IPv6 address without the name of an interface. */
    private static String plain(String address) {
        int percent = address.indexOf('%');
        return percent < 0 ? address : address.substring(0, percent);
    }

    /**
     * Ends the sessions that have had their transaction, and tells newcomers to come back later: Vert.x cannot stop listening
     * without cutting off those who are still in a transaction.
     */
    void drain() {
        context.runOnContext(nothing -> {
            draining = true;
            List.copyOf(sessions).forEach(session -> session.drain(false));
        });
    }

    /** Ends all sessions. */
    void end() {
        context.runOnContext(nothing -> List.copyOf(sessions).forEach(session -> session.drain(true)));
    }
}

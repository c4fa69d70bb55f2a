// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.smtp;

import io.postern.contracts.event.Reply;
import io.postern.contracts.event.Transcript.Speaker;
import io.vertx.core.Context;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The connections to one destination, and the messages that wait for one. Lives on one event loop.
 *
 * <p>When not one of its servers can be reached, all that waits is put off at once: a destination that is away must
 * not hold up a lane. When it only refuses more connections than there are, those there are go on.
 */
final class SmtpSite implements SmtpOwner {
    private static final long DIAL_PAUSE_MILLIS = 1000;

    private final NetClient client;
    private final Context context;
    private final Limits limits;
    private final ArrayDeque<Handover> waiting = new ArrayDeque<>();
    private final ArrayDeque<SmtpConnection> idle = new ArrayDeque<>();
    private final Set<SmtpConnection> connections = new LinkedHashSet<>();
    private final LinkedHashSet<Handover> running = new LinkedHashSet<>();
    private final SlotForecast forecast;
    private int open;
    private long dialAgainAt;

    SmtpSite(NetClient client, Context context, Limits limits) {
        this.client = client;
        this.context = context;
        this.limits = limits;
        this.forecast = new SlotForecast(limits.connections());
    }

    void submit(Handover handover) {
        waiting.add(handover);
        dispatch();
        makeRoom(Uptime.millis());
    }

    /** Who would wait too long makes room for others, and comes back when it is his turn. */
    private void makeRoom(long now) {
        if (open < limits.connections()) {
            return;
        }
        long youngest = running.isEmpty() ? 0 : now - running.getLast().begunAt;
        while (waiting.size() > forecast.room(youngest)) {
            var one = waiting.removeLast();
            one.noSlot(Duration.ofMillis(forecast.promise(now, waiting.size(), youngest)));
        }
    }

    private void begin(Handover handover) {
        handover.begunAt = Uptime.millis();
        running.remove(handover);
        running.add(handover);
    }

    private void ended(Handover handover) {
        if (running.remove(handover)) {
            forecast.held(Uptime.millis() - handover.begunAt);
        }
    }

    /** Cut off behind the final dot it would be sent again, and the server may well have it. */
    void abort(Handover handover) {
        if (connections.stream().anyMatch(connection -> connection.awaitsOutcome(handover))) {
            handover.leave();
            return;
        }
        handover.abort();
        running.remove(handover);
        waiting.remove(handover);
        for (var connection : List.copyOf(connections)) {
            if (connection.carries(handover)) {
                connection.abort();
            }
        }
    }

    /** Connections open or being opened. */
    int open() {
        return open;
    }

    boolean unused() {
        return open == 0 && waiting.isEmpty() && connections.isEmpty();
    }

    /** Called from time to time. */
    void tick(long now) {
        for (var connection : List.copyOf(connections)) {
            connection.tick(now);
        }
        connections.removeIf(SmtpConnection::over);
        for (var next = waiting.peek(); next != null && now > next.waitUntil; next = waiting.peek()) {
            waiting.poll();
            next.noSlot(null);
        }
        running.removeIf(handover -> handover.ending.isDone());
        makeRoom(now);
        dispatch();
    }

    private void dispatch() {
        while (!waiting.isEmpty()) {
            var next = waiting.peek();
            var connection = idleFor(next);
            if (connection != null) {
                waiting.poll();
                begin(next);
                connection.start(next);
            } else if (mayDial()) {
                waiting.poll();
                open++;
                begin(next);
                connect(next);
            } else {
                return;
            }
        }
    }

    private boolean mayDial() {
        return open < limits.connections() && (open == 0 || Uptime.millis() >= dialAgainAt);
    }

    /** The one used last, so that those not needed grow old and are closed. */
    private @Nullable SmtpConnection idleFor(Handover handover) {
        for (var connection : idle) {
            if (handover.takes(connection.host)) {
                idle.remove(connection);
                return connection;
            }
        }
        return null;
    }

    /** The handover holds a slot: it is counted in {@link #open}. */
    private void connect(Handover handover) {
        var host = handover.host();
        handover.lines.peer(host.shown());
        client.connect(host.port(), host.address()).onComplete(socket -> {
            if (socket.succeeded()) {
                connected(handover, socket.result());
            } else {
                var why = String.valueOf(socket.cause().getMessage());
                handover.lines.add(Uptime.millis(), Speaker.NOTE, "no connection: " + why);
                refused(
                        handover,
                        Scope.SITE,
                        new Reply(451, "4.4.1", "no connection to " + host.shown() + ": " + why),
                        host.shown());
            }
        });
    }

    private void connected(Handover handover, NetSocket socket) {
        if (handover.aborted()) {
            socket.close();
            open--;
            dispatch();
        } else {
            connections.add(new SmtpConnection(socket, context, limits, handover, this));
        }
    }

    @Override
    public void refused(Handover handover, Scope scope, Reply why, String remote) {
        handover.failedSite(scope, why, remote);
        running.remove(handover);
        if (!handover.aborted() && handover.nextHost()) {
            connect(handover);
            return;
        }
        open--;
        if (handover.aborted()) {
            dispatch();
        } else if (open > 0) {
            dialAgainAt = Uptime.millis() + DIAL_PAUSE_MILLIS;
            handover.startOver();
            waiting.addFirst(handover);
        } else {
            handover.finish();
            putOffAll(scope, why, remote);
        }
    }

    private void putOffAll(Scope scope, Reply why, String remote) {
        for (var next = waiting.poll(); next != null; next = waiting.poll()) {
            next.lines.add(Uptime.millis(), Speaker.NOTE, "not tried: " + why.text());
            next.failedSite(scope, why, remote);
            next.finish();
        }
    }

    @Override
    public void finished(SmtpConnection connection, Handover handover, MailDialogue dialogue, boolean usable) {
        ended(handover);
        if (usable) {
            connection.idleSince = Uptime.millis();
            idle.addFirst(connection);
        } else {
            open--;
        }
        if (handover.leaving() && !handover.done()) {
            handover.abort();
        }
        boolean stale = connection.messages > 1 && !dialogue.answered() && !dialogue.outcomeUnknown();
        if (handover.done() || handover.aborted()) {
            handover.finish();
        } else if (stale) {
            handover.insistOnFreshConnection();
            waiting.addFirst(handover);
        } else if (handover.nextHost()) {
            waiting.addFirst(handover);
        } else {
            handover.finish();
        }
        dispatch();
    }

    @Override
    public void gone(SmtpConnection connection) {
        idle.remove(connection);
        open--;
        dispatch();
    }
}

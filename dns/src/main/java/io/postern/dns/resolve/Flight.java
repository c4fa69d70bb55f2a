// SPDX-License-Identifier: Apache-2.0
package io.postern.dns.resolve;

import io.postern.dns.DnsQuestion;
import io.postern.dns.DnsResult;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One look-up on its way: its tries, its CNAMEs, its end. */
final class Flight {
    /** Between tries when machines refuse, so that a restarting server has a chance. */
    private static final long REFUSED_PAUSE_MILLIS = 50;

    private final DnsQuestion question;
    private final Servers servers;
    private final Exchange exchange;
    private final ScheduledExecutorService timer;
    private final Duration timeout;
    private final int tries;
    private final CompletableFuture<Alias.Done> landed = new CompletableFuture<>();

    private Alias alias;
    private int attempts;
    private int pending;
    private DnsResult.Failure worst = DnsResult.Failure.TIMEOUT;

    Flight(
            DnsQuestion question,
            Servers servers,
            Exchange exchange,
            ScheduledExecutorService timer,
            Duration timeout,
            int tries) {
        this.question = question;
        this.servers = servers;
        this.exchange = exchange;
        this.timer = timer;
        this.timeout = timeout;
        this.tries = tries;
        this.alias = Alias.start(question.name());
    }

    /** Starts; the result comes in at most {@code timeout} times {@code tries}. */
    CompletableFuture<Alias.Done> start() {
        timer.schedule(this::timeIsUp, timeout.toMillis() * tries, TimeUnit.MILLISECONDS);
        attempt(alias);
        return landed;
    }

    private void attempt(Alias hop) {
        Server server;
        synchronized (this) {
            if (landed.isDone() || hop != alias || attempts >= tries) {
                return;
            }
            server = servers.pick(attempts++);
            pending++;
        }
        long asked = System.nanoTime();
        var answer = exchange.ask(server.address(), hop.name(), question.type().number());
        if (!answer.isDone()) {
            timer.schedule(() -> overdue(hop, server, asked, answer), timeout.toMillis(), TimeUnit.MILLISECONDS);
        }
        answer.thenAccept(response -> take(hop, server, asked, response));
    }

    private void overdue(Alias hop, Server server, long asked, CompletableFuture<Response> answer) {
        if (!answer.isDone()) {
            servers.silent(server, asked);
            attempt(hop);
        }
    }

    private void take(Alias hop, Server server, long asked, Response response) {
        switch (response.code()) {
            case TIMEOUT -> servers.silent(server, asked);
            case UNREACHABLE -> servers.refused(server);
            default -> servers.answered(server);
        }
        var step = hop.read(question.type(), response);
        Alias next = null;
        Alias.Done end = null;
        boolean again = false;
        synchronized (this) {
            if (landed.isDone() || hop != alias) {
                return;
            }
            pending--;
            switch (step) {
                case Alias.Done done
                when done.result() instanceof DnsResult.Failed(var reason) && reason != DnsResult.Failure.CHAIN -> {
                    worst = worst == DnsResult.Failure.TIMEOUT ? reason : worst;
                    again = attempts < tries && worthAnother(reason);
                    end = again || pending > 0 ? null : Alias.Done.failed(worst);
                }
                case Alias.Done done -> end = done;
                case Alias.Ask(var onward) -> {
                    next = onward;
                    alias = onward;
                    attempts = 0;
                    pending = 0;
                    worst = DnsResult.Failure.TIMEOUT;
                }
            }
        }
        if (end != null) {
            landed.complete(end);
        } else if (next != null) {
            attempt(next);
        } else if (again) {
            againAfter(response.code(), hop);
        }
    }

    /** To ask a server that failed again is of use only when nothing of it was heard. */
    private boolean worthAnother(DnsResult.Failure reason) {
        return attempts < servers.size() || reason.silence() || reason == DnsResult.Failure.GARBLED;
    }

    private void againAfter(Response.@Nullable Code code, Alias hop) {
        if (code == Response.Code.UNREACHABLE) {
            timer.schedule(() -> attempt(hop), REFUSED_PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } else {
            attempt(hop);
        }
    }

    private void timeIsUp() {
        DnsResult.Failure reason;
        synchronized (this) {
            reason = worst;
        }
        landed.complete(Alias.Done.failed(reason));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.dns.resolve;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The servers in the order they are asked in; watches which of them are away, and says so in the log. */
final class Servers {
    private static final System.Logger LOG = System.getLogger(Servers.class.getName());
    private static final Duration PROBE_EVERY = Duration.ofMillis(250);
    private static final int NS = 2;

    private final List<Server> servers = new ArrayList<>();
    private final Exchange exchange;
    private final ScheduledExecutorService timer;
    private final Duration patience;

    /** @param patience how long a probe waits for its answer */
    Servers(List<InetSocketAddress> addresses, Exchange exchange, ScheduledExecutorService timer, Duration patience) {
        addresses.forEach(address -> servers.add(new Server(address, System.nanoTime())));
        this.exchange = exchange;
        this.timer = timer;
        this.patience = patience;
    }

    /** Not one of them answers. */
    boolean away() {
        for (var server : servers) {
            if (!server.away()) {
                return false;
            }
        }
        return true;
    }

    int size() {
        return servers.size();
    }

    /** The server for the nth try: those that are away come last, and after the last comes the first again. */
    Server pick(int attempt) {
        var order = new ArrayList<Server>(servers.size());
        servers.stream().filter(server -> !server.away()).forEach(order::add);
        servers.stream().filter(Server::away).forEach(order::add);
        return order.get(attempt % order.size());
    }

    void answered(Server server) {
        if (server.answered(System.nanoTime())) {
            LOG.log(System.Logger.Level.INFO, "a DNS server answers again server={0}", server);
        }
    }

    void silent(Server server, long asked) {
        if (server.silent(asked)) {
            probe(server);
        }
    }

    void refused(Server server) {
        if (server.refused()) {
            probe(server);
        }
    }

    private void probe(Server server) {
        long asked = System.nanoTime();
        var ended = new AtomicBoolean();
        timer.schedule(() -> ended(server, asked, false, ended), patience.toMillis(), TimeUnit.MILLISECONDS);
        exchange.ask(server.address(), "", NS).thenAccept(response -> {
            boolean answer = switch (response.code()) {
                case TIMEOUT, UNREACHABLE -> false;
                default -> true;
            };
            if (answer) {
                answered(server);
            }
            ended(server, asked, answer, ended);
        });
    }

    private void ended(Server server, long asked, boolean answer, AtomicBoolean once) {
        if (!once.compareAndSet(false, true)) {
            return;
        }
        var before = server.away();
        if (server.probed(answer, asked)) {
            if (!before) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "a DNS server does not answer; it is asked again every {0} ms until it does server={1}",
                        PROBE_EVERY.toMillis(),
                        server);
            }
            timer.schedule(() -> probe(server), PROBE_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}

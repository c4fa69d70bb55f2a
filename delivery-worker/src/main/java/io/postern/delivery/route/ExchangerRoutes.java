// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.route;

import io.postern.contracts.event.Reply;
import io.postern.dns.mx.HostAddresses;
import io.postern.dns.mx.HostAddresses.Addresses;
import io.postern.dns.mx.MailExchangers;
import io.postern.dns.mx.MailRoute;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Routes by the DNS: a domain's mail exchangers with their addresses. Safe for use by many threads. */
public final class ExchangerRoutes {
    /** Names of mail exchangers that are looked up, and addresses that one attempt would try. */
    private static final int MAX_HOSTS = 10;

    private final MailExchangers exchangers;
    private final HostAddresses addresses;
    private final int port;
    private final boolean allowLoopback;
    private final Random random;

    /**
     * @param port to connect to, 25
     * @param allowLoopback connect to loopback addresses, too; for tests
     * @param random puts exchangers of equal preference in order
     */
    public ExchangerRoutes(
            MailExchangers exchangers, HostAddresses addresses, int port, boolean allowLoopback, Random random) {
        this.exchangers = exchangers;
        this.addresses = addresses;
        this.port = port;
        this.allowLoopback = allowLoopback;
        this.random = random;
    }

    /** @param domain in lower case; an address literal in brackets is itself the server. Never fails. */
    CompletionStage<Route> of(String domain) {
        if (domain.startsWith("[") && domain.endsWith("]")) {
            return CompletableFuture.completedFuture(literal(domain));
        }
        return exchangers.of(domain).thenCompose(found -> switch (found) {
            case MailRoute.Hosts(var hosts, var implicit) -> located(domain, hosts, implicit);
            case MailRoute.NullMx _ -> none(556, "5.1.10", domain + " takes no mail: it has a null MX");
            case MailRoute.NoSuchDomain _ -> none(550, "5.1.2", "there is no domain " + domain);
            case MailRoute.Failed(var reason) ->
                none(451, "4.4.3", "the DNS does not say where mail for " + domain + " goes: " + reason);
        });
    }

    private Route literal(String domain) {
        var text = domain.substring(1, domain.length() - 1);
        var literal = text.regionMatches(true, 0, "IPv6:", 0, 5) ? text.substring(5) : text;
        try {
            var address = InetAddress.ofLiteral(literal);
            return ourselves(address)
                    ? loop(domain)
                    : new Route.Hosts(List.of(new Host(literal, address.getHostAddress(), port)));
        } catch (IllegalArgumentException e) {
            return new Route.None(new Reply(550, "5.1.2", "the address literal cannot be read"));
        }
    }

    private CompletionStage<Route> located(String domain, List<MailRoute.Exchanger> found, boolean implicit) {
        var names = ordered(found);
        var lookups = names.stream().map(addresses::of).toList();
        return CompletableFuture.allOf(lookups.toArray(CompletableFuture[]::new))
                .thenApply(_ -> {
                    var answers = lookups.stream().map(CompletableFuture::join).toList();
                    return route(domain, implicit, names, answers);
                });
    }

    /** By preference, equal ones at random (RFC 5321 5.1). */
    private List<String> ordered(List<MailRoute.Exchanger> found) {
        var shuffled = new ArrayList<>(found);
        Collections.shuffle(shuffled, random);
        shuffled.sort(Comparator.comparingInt(MailRoute.Exchanger::preference));
        return shuffled.stream()
                .map(MailRoute.Exchanger::host)
                .distinct()
                .limit(MAX_HOSTS)
                .toList();
    }

    private Route route(String domain, boolean implicit, List<String> names, List<Addresses> answers) {
        var hosts = new ArrayList<Host>();
        boolean loops = false;
        boolean unknown = false;
        for (int i = 0; i < names.size(); i++) {
            unknown |= answers.get(i) instanceof Addresses.Failed;
            for (var address : usable(answers.get(i))) {
                if (ourselves(address)) {
                    loops = true;
                } else if (hosts.size() < MAX_HOSTS) {
                    hosts.add(new Host(names.get(i), address.getHostAddress(), port));
                }
            }
        }
        if (!hosts.isEmpty()) {
            return new Route.Hosts(List.copyOf(hosts));
        }
        if (loops) {
            return loop(domain);
        }
        if (unknown) {
            return new Route.None(
                    new Reply(451, "4.4.3", "the DNS does not say where the mail exchangers of " + domain + " are"));
        }
        return new Route.None(
                implicit
                        ? new Reply(550, "5.1.2", domain + " has no mail exchanger and no address")
                        : new Reply(550, "5.4.4", "the mail exchangers of " + domain + " have no address"));
    }

    /** IPv6 only where there is nothing else: many receivers refuse it without a confirmed name of ours. */
    private static List<InetAddress> usable(Addresses answer) {
        if (!(answer instanceof Addresses.Found(var all))) {
            return List.of();
        }
        var four = all.stream().filter(Inet4Address.class::isInstance).toList();
        return four.isEmpty() ? all : four;
    }

    private boolean ourselves(InetAddress address) {
        return !allowLoopback && (address.isLoopbackAddress() || address.isAnyLocalAddress());
    }

    private static Route loop(String domain) {
        return new Route.None(new Reply(550, "5.4.6", "mail for " + domain + " would loop back to this machine"));
    }

    private static CompletionStage<Route> none(int code, String enhanced, String text) {
        return CompletableFuture.completedFuture(new Route.None(new Reply(code, enhanced, text)));
    }
}

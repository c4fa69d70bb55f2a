// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.route;

import io.postern.contracts.event.Reply;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The routes of the configuration, and mail exchangers for what has none. */
public final class Routes {
    private static final String ANY = "*";

    private final Map<String, Host> configured = new HashMap<>();
    private final ExchangerRoutes exchangers;
    private final String localDomain;

    /**
     * @param routes domain or {@code *} to {@code host:port}
     * @param localDomain where mail to a bare local part goes, which is {@code postmaster} (RFC 5321 4.5.1)
     * @throws IllegalArgumentException with a sentence, for a route that cannot be read
     */
    public Routes(Map<String, String> routes, ExchangerRoutes exchangers, String localDomain) {
        routes.forEach((domain, target) -> configured.put(normal(domain), Host.of(domain, target)));
        this.exchangers = exchangers;
        this.localDomain = normal(localDomain);
    }

    /** What recipients must have in common to travel in one transaction: the configured target, else the domain. */
    public String destination(String recipient) {
        var domain = domain(recipient);
        var host = configured(domain);
        return host == null ? domain : host.address() + ":" + host.port();
    }

    /** Complete at once for a configured route; else when the DNS has answered. Never fails. */
    public CompletionStage<Route> route(String recipient) {
        var domain = domain(recipient);
        var host = configured(domain);
        return host == null ? exchangers.of(domain) : CompletableFuture.completedFuture(new Route.Hosts(List.of(host)));
    }

    /** A server that an operator has named; never fails. */
    public CompletionStage<Route> named(String target) {
        try {
            return CompletableFuture.completedFuture(new Route.Hosts(List.of(Host.of("", target))));
        } catch (IllegalArgumentException e) {
            var reply = new Reply(451, "4.3.5", "the server that was ordered cannot be read: " + target);
            return CompletableFuture.completedFuture(new Route.None(reply));
        }
    }

    private @Nullable Host configured(String domain) {
        var own = configured.get(domain);
        return own == null ? configured.get(ANY) : own;
    }

    private String domain(String recipient) {
        int at = recipient.lastIndexOf('@');
        return at < 0 ? localDomain : normal(recipient.substring(at + 1));
    }

    private static String normal(String domain) {
        var lower = domain.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}

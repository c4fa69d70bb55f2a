// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.operator;

import io.postern.contracts.access.Secrets;
import io.postern.contracts.operator.OperatorRule.Answer;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Stands before every route of a service. */
@Singleton
class VertxOperatorGate {
    private static final System.Logger LOG = System.getLogger(VertxOperatorGate.class.getName());
    private static final int FIRST = -1_000_000;

    /** What proxies add: who asks by one of this machine is somewhere else. */
    private static final List<String> OF_PROXIES =
            List.of("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP");

    /** Those whom the token lets in, and apart from them the others, who must not take their room. */
    private final AtomicLong known = new AtomicLong(System.nanoTime() - 1_000_000_000);

    private final AtomicLong unknown = new AtomicLong(System.nanoTime() - 1_000_000_000);

    void routes(@Observes Router router, OperatorConfig config) {
        var rule = rule(config);
        router.route().order(FIRST).handler(request -> pass(request, rule));
    }

    /** Without its token nobody from elsewhere comes in. */
    private static OperatorRule rule(OperatorConfig config) {
        // Of less the process ends, but not before it has begun to serve.
        int rate = Math.max(OperatorCheck.LEAST_RATE, config.rate());
        try {
            return new OperatorRule(
                    Secrets.password("postern.operator.token", Optional.empty(), config.tokenFile()), rate);
        } catch (IllegalArgumentException e) {
            LOG.log(System.Logger.Level.ERROR, "only this machine may ask: " + e.getMessage());
            return new OperatorRule(Optional.empty(), rate);
        }
    }

    private void pass(RoutingContext request, OperatorRule rule) {
        boolean near = near(request.request().remoteAddress())
                && near(request.request().localAddress())
                && OF_PROXIES.stream().noneMatch(request.request().headers()::contains);
        var answer = rule.who(
                request.normalizedPath(),
                near,
                OperatorRule.byBrowser(
                        request.request().getHeader("Origin"), request.request().getHeader("Host")),
                request.request().getHeader("Authorization"));
        boolean counted = !near && !request.normalizedPath().startsWith("/q/");
        if (counted && !room(rule, answer.status() == 0 ? known : unknown)) {
            answer = new Answer(429, "too many requests; come back in a second");
        }
        if (answer.status() == 0) {
            request.next();
            return;
        }
        var response = request.response().setStatusCode(answer.status()).putHeader("Content-Type", "application/json");
        // A field of HTTP/1, which clients of HTTP/2 take for a broken answer (RFC 9113 section 8.2.2).
        if (request.request().version() != HttpVersion.HTTP_2) {
            response.putHeader("Connection", "close");
        }
        response.end("{\"error\":\"" + answer.sentence() + "\"}");
    }

    private static boolean room(OperatorRule rule, AtomicLong paid) {
        while (true) {
            long before = paid.get();
            long after = rule.count(before, System.nanoTime());
            if (after == Long.MIN_VALUE) {
                return false;
            }
            if (paid.compareAndSet(before, after)) {
                return true;
            }
        }
    }

    private static boolean near(SocketAddress address) {
        var host = address.hostAddress();
        return host != null && (host.startsWith("127.") || host.equals("::1") || host.equals("0:0:0:0:0:0:0:1"));
    }
}

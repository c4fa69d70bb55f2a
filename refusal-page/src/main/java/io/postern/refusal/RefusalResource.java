// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal;

import io.postern.refusal.RefusalMetrics.Result;
import io.postern.refusal.index.KafkaRecords;
import io.postern.refusal.page.JsonPage;
import io.postern.refusal.page.QutePage;
import io.postern.refusal.page.Told;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** {@code GET /r/CODE}, as HTML or, by Accept or {@code ?format=json}, as JSON. All else is one page that says so. */
@ApplicationScoped
class RefusalResource {
    private static final System.Logger LOG = System.getLogger(RefusalResource.class.getName());
    /** Twenty-six digits of Crockford's base 32. */
    private static final Pattern CODE = Pattern.compile("[0-9a-hjkmnp-tv-z]{26}");

    private static final Duration SOON = Duration.ofSeconds(5);

    private final RefusalService service;
    private final RefusalMetrics metrics;
    private final QutePage pages = new QutePage();
    private final String policy = pages.policy();

    RefusalResource(RefusalService service, RefusalMetrics metrics) {
        this.service = service;
        this.metrics = metrics;
    }

    void routes(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::admit);
        router.get("/r/:code").blockingHandler(this::page, false);
        router.head("/r/:code").blockingHandler(this::page, false);
        router.get("/robots.txt")
                .handler(request -> answer(request, 200, "text/plain", "User-agent: *\nDisallow: /\n"));
        router.route().last().handler(this::nothing);
        for (int status : new int[] {400, 404, 405, 413, 414, 500}) {
            router.errorHandler(status, request -> failed(request, status));
        }
    }

    /** Whatever went wrong: nothing of it is for the world. */
    private void failed(RoutingContext request, int status) {
        metrics.count(Result.BAD);
        if (request.failure() != null && status == 500) {
            LOG.log(System.Logger.Level.ERROR, "a page failed by a fault of ours, please report it", request.failure());
        }
        answer(request, status, "text/plain", "This cannot be answered.\n");
    }

    /** Who comes too often, or with anything but a question, is told so before anything is looked up. */
    private void admit(RoutingContext request) {
        headers(request);
        var method = request.request().method();
        if (method != HttpMethod.GET && method != HttpMethod.HEAD) {
            metrics.count(Result.BAD);
            request.response().putHeader("Allow", "GET, HEAD");
            notice(request, 405, "There is nothing to write here", List.of("This page can only be read."));
            return;
        }
        var peer = request.request().remoteAddress();
        var wait = service.visit(
                peer == null ? "" : peer.hostAddress(),
                request.request().headers().getAll("X-Forwarded-For"));
        if (wait.isZero()) {
            request.next();
        } else {
            metrics.count(Result.LIMITED);
            later(request, 429, wait, "Too many pages for your network", "Please come back a little later.");
        }
    }

    private void page(RoutingContext request) {
        var code = String.valueOf(request.pathParam("code")).toLowerCase(Locale.ROOT);
        if (!CODE.matcher(code).matches()) {
            nothing(request);
            return;
        }
        try {
            var told = Told.of(service.incidents(code));
            if (told.isEmpty()) {
                unknown(request);
                return;
            }
            metrics.count(Result.FOUND);
            if (json(request)) {
                answer(request, 200, "application/json", JsonPage.of(code, told));
            } else {
                answer(request, 200, "text/html; charset=utf-8", pages.found(code, told));
            }
        } catch (KafkaRecords.Busy e) {
            LOG.log(System.Logger.Level.WARNING, "a page could not be shown: {0}", e.getMessage());
            metrics.count(Result.BUSY);
            later(
                    request,
                    503,
                    SOON,
                    "Not at the moment",
                    "This cannot be looked up now. Please try again in some seconds.");
        }
    }

    private void unknown(RoutingContext request) {
        metrics.count(Result.UNKNOWN);
        var indexing = service.indexing();
        if (indexing == null || !indexing.caughtUp()) {
            later(
                    request,
                    404,
                    Duration.ofSeconds(30),
                    "Nothing is known of this code yet",
                    "This page was started a moment ago and is still reading. Please try again in a minute.");
            return;
        }
        notice(
                request,
                404,
                "Nothing is known of this code",
                List.of(
                        "Codes live for two weeks. After that nothing is left to tell.",
                        "A code of this very moment takes some seconds, and sometimes until your server has ended its session with"
                                + " ours.",
                        "Otherwise please check that it is complete: it has twenty-six letters and digits."));
    }

    private void nothing(RoutingContext request) {
        metrics.count(Result.UNKNOWN);
        notice(
                request,
                404,
                "There is nothing here",
                List.of(
                        "An address of this page ends with the code that stands in the reply of our mail server: twenty-six"
                                + " letters and digits."));
    }

    private void later(RoutingContext request, int status, Duration wait, String title, String sentence) {
        request.response().putHeader("Retry-After", Long.toString(wait.toSeconds() + 1));
        notice(request, status, title, List.of(sentence));
    }

    private void notice(RoutingContext request, int status, String title, List<String> sentences) {
        if (json(request)) {
            answer(request, status, "application/json", JsonPage.complaint(title));
        } else {
            answer(request, status, "text/html; charset=utf-8", pages.notice(title, sentences));
        }
    }

    private static boolean json(RoutingContext request) {
        var accept = request.request().getHeader("Accept");
        return "json".equals(request.request().getParam("format"))
                || (accept != null && accept.contains("application/json") && !accept.contains("text/html"));
    }

    private void headers(RoutingContext request) {
        request.response()
                .putHeader("Content-Security-Policy", policy)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("X-Robots-Tag", "noindex, nofollow")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Cache-Control", "no-store")
                .putHeader("Vary", "Accept");
    }

    private static void answer(RoutingContext request, int status, String type, String text) {
        var response = request.response();
        if (!response.ended()) {
            response.setStatusCode(status).putHeader("Content-Type", type).end(text);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.books;

import io.postern.books.query.Filter;
import io.postern.books.query.JsonAnswers;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;

/** {@code GET /books}, the front page; {@code GET /queue}, open entries by the filters that {@link Filter} knows. */
@ApplicationScoped
class BooksResource {
    private final BooksService service;

    BooksResource(BooksService service) {
        this.service = service;
    }

    void routes(@Observes Router router) {
        router.get("/books").blockingHandler(this::books, false);
        router.get("/queue").blockingHandler(this::queue, false);
    }

    private void books(RoutingContext request) {
        var reading = service.reading();
        if (reading == null || !reading.reading()) {
            answer(request, 503, JsonAnswers.complaint("the books are not open yet"));
            return;
        }
        var sums = service.books().sums();
        answer(
                request,
                200,
                JsonAnswers.books(
                        service.questions().survey(System.currentTimeMillis()),
                        sums.totals(),
                        sums.open(),
                        reading.began(),
                        reading.caughtUp(),
                        reading.behind()));
    }

    private void queue(RoutingContext request) {
        try {
            var words = new HashMap<String, String>();
            request.queryParams().forEach(word -> words.put(word.getKey(), word.getValue()));
            var found = service.questions().find(Filter.of(words), System.currentTimeMillis());
            answer(request, 200, JsonAnswers.queue(found));
        } catch (IllegalArgumentException e) {
            answer(request, 400, JsonAnswers.complaint(String.valueOf(e.getMessage())));
        }
    }

    private static void answer(RoutingContext request, int status, String json) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(json);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.explanation;

import io.postern.reputation.assessment.Assessor;
import io.postern.reputation.scanner.ScanQuestion;
import io.quarkus.vertx.http.runtime.VertxInputStream;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** {@code POST /assess}: a {@link Case} in, everything that is found out about it back; one virtual thread each. */
@ApplicationScoped
public class AssessResource {
    private static final System.Logger LOG = System.getLogger(AssessResource.class.getName());
    /** Others wait, and their bodies with them. */
    private static final int AT_ONCE = 256;

    private static final String NO_ID = "assess";
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private static final long MOST_PASSED_OVER = 64 << 20;

    private final Semaphore room = new Semaphore(AT_ONCE);
    private volatile @Nullable Assessor assessor;
    private volatile long longestMessage;

    void routes(@Observes Router router) {
        router.post("/assess").handler(this::take);
        router.route("/assess").handler(request -> answer(request, 405, "POST a case; see docs/assess.md"));
    }

    /**
     * From now on it answers.
     *
     * @param longestMessage octets
     */
    public void open(Assessor assessor, long longestMessage) {
        this.longestMessage = longestMessage;
        this.assessor = assessor;
    }

    private void take(RoutingContext request) {
        var ready = assessor;
        if (ready == null) {
            answer(request, 503, "the service is starting");
            return;
        }
        // Made on the event loop, so that no octet passes by unseen.
        var body = new VertxInputStream(request, SILENCE.toMillis());
        Thread.ofVirtual().start(() -> work(request, body, ready));
    }

    private void work(RoutingContext request, InputStream body, Assessor ready) {
        room.acquireUninterruptibly();
        try {
            reply(request, 200, explain(JsonCase.read(body, longestMessage), ready));
        } catch (BadCase e) {
            passOver(body);
            answer(request, e.status(), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            answer(request, 400, "the request was not read to its end: " + e.getMessage());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a case could not be assessed", e);
            answer(request, 500, "the service failed at this case; see its log");
        } finally {
            room.release();
        }
    }

    /** Who is still writing would not see the answer. */
    private static void passOver(InputStream body) {
        try {
            for (long passed = 0; passed < MOST_PASSED_OVER; ) {
                long octets = body.skip(MOST_PASSED_OVER - passed);
                if (octets <= 0 && body.read() < 0) {
                    return;
                }
                passed += Math.max(1, octets);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the rest of a bad case did not come", e);
        }
    }

    private static String explain(Case asked, Assessor assessor) throws IOException {
        try (var message = asked.message()) {
            var question = new ScanQuestion(asked.client(), asked.helo(), asked.mailFrom(), asked.rcptTo(), NO_ID);
            var explanation = assessor.explain(question, message, asked.now(), Instant.now());
            return JsonExplanation.of(asked, explanation);
        }
    }

    private static void answer(RoutingContext request, int status, String sentence) {
        reply(request, status, JsonExplanation.complaint(sentence));
    }

    /** A body that was not read to its end ends the connection. */
    private static void reply(RoutingContext request, int status, String json) {
        request.vertx().runOnContext(_ -> {
            var response = request.response();
            if (response.ended() || response.closed()) {
                return;
            }
            if (status >= 400 && !request.request().isEnded()) {
                response.putHeader("Connection", "close");
            }
            response.setStatusCode(status)
                    .putHeader("Content-Type", "application/json")
                    .end(json);
        });
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.smtp;

import io.postern.contracts.behind.Offer;
import io.postern.contracts.event.Reply;
import io.postern.delivery.route.Host;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One message on its way to a destination: which recipients are left, which server is to be tried, what has been said.
 * Lives on one event loop; only {@link #ending} and {@link #leaving} are for others.
 */
final class Handover {
    final Mail mail;
    final TranscriptLines lines;
    final long waitUntil;
    final long deadline;
    final CompletableFuture<Ending> ending = new CompletableFuture<>();
    private final Consumer<List<Result>> listener;
    private final Map<String, Result> putOff = new HashMap<>();
    /** When it got its connection, by {@link Uptime}. */
    long begunAt;

    private List<String> left;
    private int hostIndex;
    private boolean freshConnection;
    private boolean aborted;
    private volatile boolean leaving;
    private @Nullable Offer offer;

    /**
     * @param waitUntil by {@link Uptime}; without a connection by then it is handed back
     * @param deadline by {@link Uptime}; by then it must have ended
     * @param listener is told each recipient's result, once
     */
    Handover(Mail mail, Instant now, long waitUntil, long deadline, Consumer<List<Result>> listener) {
        this.mail = mail;
        this.left = mail.recipients();
        this.lines = new TranscriptLines(now);
        this.waitUntil = waitUntil;
        this.deadline = deadline;
        this.listener = listener;
    }

    Envelope envelope() {
        return new Envelope(
                mail.reversePath(),
                left,
                mail.fields().length + mail.body().size(),
                mail.eightBit(),
                mail.demands(),
                mail.wishes());
    }

    Host host() {
        return mail.hosts().get(hostIndex);
    }

    /** What the server that it goes to now has offered. */
    void offered(Offer what) {
        offer = what;
    }

    /** An idle connection to this server would do. */
    boolean takes(Host host) {
        return !freshConnection
                && mail.hosts().subList(hostIndex, mail.hosts().size()).contains(host);
    }

    /** The idle connection turned out to be dead: the same server once more, on a new one. */
    void insistOnFreshConnection() {
        freshConnection = true;
        putOff.clear();
    }

    /** From the first server on, as if nothing had been tried. */
    void startOver() {
        hostIndex = 0;
        putOff.clear();
    }

    /** Moves on to the next server; false if that was the last. */
    boolean nextHost() {
        freshConnection = false;
        return ++hostIndex < mail.hosts().size();
    }

    /**
     * Takes results in: those of session and site are kept back, as the next server may do better. What a server has
     * said counts, also when it comes while the message is being let go.
     */
    void absorb(List<Result> results) {
        if (results.isEmpty()) {
            return;
        }
        var known = new ArrayList<Result>(results.size());
        for (var result : results) {
            if (result.scope().nextServer()) {
                putOff.put(result.recipient(), result);
            } else {
                known.add(result);
            }
        }
        if (!known.isEmpty()) {
            if (known.size() == left.size()) {
                left = List.of();
            } else {
                var decided = known.stream().map(Result::recipient).toList();
                left = left.stream().filter(r -> !decided.contains(r)).toList();
            }
            tell(known);
        }
    }

    /** A fault of whoever listens must not take the connection along, nor leave the message without an end. */
    private void tell(List<Result> results) {
        try {
            listener.accept(results);
        } catch (RuntimeException e) {
            ending.completeExceptionally(new ListenerFault(e));
        }
    }

    /** This server as a whole has failed us. */
    void failedSite(Scope scope, Reply why, @Nullable String remote) {
        absorb(left.stream().map(r -> new Result(r, why, scope, remote)).toList());
    }

    boolean done() {
        return left.isEmpty();
    }

    /** There is no other server to try: what was kept back is final. */
    void finish() {
        if (aborted) {
            return;
        }
        var last = left.stream().map(putOff::get).toList();
        left = List.of();
        if (!last.isEmpty()) {
            tell(last);
        }
        ending.complete(new Ending.Tried(lines.transcript(mail.messageId()), offer));
    }

    /** Nothing was tried, as no connection became free. */
    void noSlot(@Nullable Duration turn) {
        ending.complete(new Ending.NoSlot(turn));
    }

    void abort() {
        aborted = true;
        ending.complete(new Ending.Aborted());
    }

    /** This server's answer is still waited for, and no other is tried. */
    void leave() {
        leaving = true;
    }

    /** Safe for use by all threads. */
    boolean leaving() {
        return leaving;
    }

    boolean aborted() {
        return aborted;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.attempt;

import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.DeliveryOutcome.Status;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.Reply;
import io.postern.contracts.event.Transcript;
import io.postern.contracts.wire.JsonEvents;
import io.postern.contracts.wire.UnreadableRecord;
import io.postern.delivery.conduct.UnknownRecipients;
import io.postern.delivery.ledger.Claim;
import io.postern.delivery.ledger.Ledger;
import io.postern.delivery.ledger.Ledgers;
import io.postern.delivery.orders.Orders;
import io.postern.delivery.route.Routes;
import io.postern.delivery.schedule.Schedules;
import io.postern.delivery.smtp.Courier;
import io.postern.delivery.smtp.Ending;
import io.postern.delivery.smtp.Mail;
import io.postern.delivery.smtp.Result;
import io.postern.delivery.smtp.Scope;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What outlives a worker: topics, ledger, and the servers of the recipients. A worker can be made to die at a point;
 * from then on nothing that it does has any effect.
 *
 * <p>A recipient {@code later…} is put off at the first attempt, {@code never…} is refused, all others are taken.
 */
final class World {
    private static final List<Duration> SCHEDULE =
            List.of(Duration.ofMinutes(1), Duration.ofDays(4).minusMinutes(1));
    private static final Rules RULES = new Rules(
            new Schedules(SCHEDULE, SCHEDULE, Map.of()),
            Duration.ofSeconds(30),
            Duration.ofHours(6),
            Duration.ofMinutes(1),
            Duration.ofMinutes(30),
            100,
            Duration.ofHours(4));

    final ArrayDeque<OutboundMessage> lane = new ArrayDeque<>();
    final Orders orders = new Orders();
    final List<OutboundMessage> heldMail = new ArrayList<>();
    final Set<String> settled = new TreeSet<>();
    final Map<String, Integer> copies = new HashMap<>();
    final Map<String, DeliveryOutcome> outcomes = new LinkedHashMap<>();
    final List<Boolean> forgettable = new ArrayList<>();
    final List<String> offersSeen = new ArrayList<>();
    final List<String> differing = new ArrayList<>();
    final List<String> fieldsSent = new ArrayList<>();
    final Ledger ledger = Ledgers.inMemory();
    Seals seals = Seals.NONE;
    int suppressed;
    int contentMissing;
    final AtomicInteger faults = new AtomicInteger();
    /** What the content's reader fails with. */
    @Nullable
    Exception unreadable;
    /** What happens while a server is spoken to. */
    Runnable meanwhile = () -> {};

    /** Set to see how it goes on while a server that has the message takes its time. */
    boolean slow;
    /** Has the slow server take it. */
    Runnable answer = () -> {};

    Ending next = new Ending.Tried(
            new Transcript(Transcript.Direction.OUTBOUND, null, null, "", Instant.EPOCH, List.of()), null);

    /** Works the lane off; the first worker dies when it reaches the point for that time, the next one lives. */
    void run(CrashPoints.Point point, int times) {
        var life = new Life(point, times);
        for (int guard = 0; !lane.isEmpty() && guard < 100; guard++) {
            var record = lane.peek();
            var attempt = life.desk().start(record);
            if (attempt.done().isDone() && !attempt.done().isCompletedExceptionally() && !life.dead) {
                // Committed. A dead worker has committed nothing.
                lane.poll();
                forgettable.add(attempt.forgettable());
            } else if (life.dead) {
                // The claim runs out.
                ledger.release(record.recordId());
                life = new Life(point, 0);
            } else {
                throw new IllegalStateException("stuck with " + record);
            }
        }
    }

    /** Works on the first record once, and returns the record that it became. */
    OutboundMessage handBackOnce() {
        var life = new Life(CrashPoints.Point.CLAIM, 0);
        var attempt = life.desk().start(lane.poll());
        var done = attempt.done();
        forgettable.add(attempt.forgettable());
        if (!done.isDone() || done.isCompletedExceptionally() || lane.size() != 1) {
            throw new IllegalStateException("not handed back: " + done);
        }
        return lane.poll();
    }

    /** Begins to work on a record, by a worker that lives. */
    Attempt start(OutboundMessage message) {
        return new Life(CrashPoints.Point.CLAIM, 0).desk().start(message);
    }

    Map<String, Status> states() {
        var states = new HashMap<String, Status>();
        outcomes.values().forEach(outcome -> states.put(outcome.recipient(), outcome.status()));
        return states;
    }

    private final class Life implements Ledger, Outbox, Publication, Notices, Courier, Tally {
        private final CrashPoints.Point point;
        private int left;
        boolean dead;

        Life(CrashPoints.Point point, int times) {
            this.point = point;
            this.left = times;
        }

        Desk desk() {
            var routes = new Routes(
                    Map.of("x.test", "192.0.2.1:25", "y.test", "192.0.2.2:25", "z.test", "192.0.2.1:25"),
                    null,
                    "x.test");
            return new Desk(
                    this,
                    routes,
                    this,
                    content -> io.postern.delivery.smtp.Body.of(new byte[0]),
                    seals,
                    this,
                    this,
                    this,
                    (_, content) -> CompletableFuture.completedFuture(content),
                    orders,
                    SiteWaits.NONE,
                    (recipients, offer) -> offersSeen.add(recipients + " " + offer.text()),
                    UnknownRecipients.NONE,
                    this,
                    this::reached,
                    RULES,
                    InstantSource.system());
        }

        private void reached(CrashPoints.Point here) {
            if (here == point && left > 0 && --left == 0) {
                dead = true;
                throw new IllegalStateException("died after " + here);
            }
        }

        private <T> CompletionStage<T> alive(java.util.function.Supplier<CompletionStage<T>> step) {
            return dead ? new CompletableFuture<>() : step.get();
        }

        @Override
        public CompletionStage<Claim> claim(String recordId, int attempt, Runnable onLost) {
            return alive(() -> ledger.claim(recordId, attempt, onLost));
        }

        @Override
        public CompletionStage<Void> enter(String recordId, int attempt, Map<String, byte[]> entries) {
            return alive(() -> ledger.enter(recordId, attempt, entries));
        }

        @Override
        public CompletionStage<Void> close(String recordId, int attempt) {
            return alive(() -> ledger.close(recordId, attempt));
        }

        @Override
        public CompletionStage<Void> release(String recordId) {
            return alive(() -> ledger.release(recordId));
        }

        @Override
        public void forget(Collection<String> recordIds) {}

        @Override
        public CompletionStage<Void> lane(OutboundMessage part, String destination) {
            return put(part);
        }

        @Override
        public CompletionStage<Void> retry(OutboundMessage message, String destination) {
            return put(message);
        }

        @Override
        public CompletionStage<Void> hold(OutboundMessage message, String destination) {
            return alive(() -> {
                heldMail.add(message);
                return CompletableFuture.completedFuture(null);
            });
        }

        @Override
        public CompletionStage<Void> settle(OutboundMessage message, List<DeliveryOutcome> failed) {
            return alive(() -> {
                failed.forEach(outcome ->
                        settled.add(Objects.requireNonNull(outcome.settlement()).rule() + " " + outcome.recipient()));
                return CompletableFuture.completedFuture(null);
            });
        }

        @Override
        public CompletionStage<Void> delayed(OutboundMessage message, List<DeliveryOutcome> deferred) {
            return alive(() -> {
                deferred.forEach(outcome -> settled.add("delayed " + outcome.recipient()));
                return CompletableFuture.completedFuture(null);
            });
        }

        private CompletionStage<Void> put(OutboundMessage message) {
            return alive(() -> {
                lane.add(message);
                return CompletableFuture.completedFuture(null);
            });
        }

        @Override
        public CompletionStage<Void> outcomes(String messageId, Collection<byte[]> encoded) {
            return alive(() -> {
                for (var one : encoded) {
                    try {
                        var outcome = (DeliveryOutcome) JsonEvents.decode(one);
                        var before = outcomes.put(outcome.id(), outcome);
                        if (before != null && !before.equals(outcome)) {
                            differing.add(outcome.id());
                        }
                    } catch (UnreadableRecord e) {
                        throw new AssertionError(e);
                    }
                }
                return CompletableFuture.completedFuture(null);
            });
        }

        @Override
        public void transcript(Transcript transcript) {}

        /** Refusals come one by one, at RCPT; the rest together, behind the message. */
        @Override
        public Sending send(Mail mail, Instant now, Duration atMost, Consumer<List<Result>> listener) {
            var ending = new CompletableFuture<Ending>();
            meanwhile.run();
            fieldsSent.add(new String(mail.fields(), StandardCharsets.US_ASCII));
            if (unreadable != null) {
                ending.completeExceptionally(unreadable);
                return new Done(ending);
            }
            if (slow) {
                answer = () -> {
                    listener.accept(mail.recipients().stream()
                            .map(recipient -> result(recipient, 250))
                            .toList());
                    ending.complete(next);
                };
                return new Done(ending);
            }
            if (next instanceof Ending.Tried) {
                var taken = new ArrayList<Result>();
                for (var recipient : mail.recipients()) {
                    boolean first = !copies.containsKey("tried " + recipient);
                    copies.put("tried " + recipient, 1);
                    if (recipient.startsWith("never")) {
                        listener.accept(List.of(result(recipient, 550)));
                    } else if (recipient.startsWith("later") && first) {
                        listener.accept(List.of(result(recipient, 451)));
                    } else {
                        taken.add(result(recipient, 250));
                    }
                }
                if (dead) {
                    return new Done(new CompletableFuture<>());
                }
                taken.forEach(result -> copies.merge(result.recipient(), 1, Integer::sum));
                if (!taken.isEmpty()) {
                    listener.accept(taken);
                }
            }
            ending.complete(next);
            return new Done(ending);
        }

        private static Result result(String recipient, int code) {
            return new Result(recipient, new Reply(code, "", "text"), Scope.RECIPIENT, "mx:25");
        }

        @Override
        public void outcome(DeliveryOutcome outcome, Duration age) {}

        @Override
        public void taken(Lane onLane, Duration waited) {}

        @Override
        public void held() {}

        @Override
        public void duplicatesSuppressed(int recipients) {
            suppressed += recipients;
        }

        @Override
        public void attempt(Lane onLane, Duration took) {}

        @Override
        public void handedBack() {}

        @Override
        public void contentMissing() {
            contentMissing++;
        }

        @Override
        public void newerRecord() {}

        @Override
        public void fault() {
            faults.incrementAndGet();
        }
    }

    private record Done(CompletableFuture<Ending> ending) implements Courier.Sending {
        @Override
        public void abort() {}

        @Override
        public boolean goesOn() {
            return !ending.isDone();
        }
    }

    void put(OutboundMessage... mails) {
        lane.addAll(Arrays.asList(mails));
    }
}

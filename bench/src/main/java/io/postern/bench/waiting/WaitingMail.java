// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.waiting;

import io.postern.contracts.event.Client;
import io.postern.contracts.event.Content;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.Origin;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.Progress;
import io.postern.contracts.event.Recipient;
import io.postern.delivery.retry.KafkaOutbox;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Puts mail where it waits. */
final class WaitingMail {
    private static final int UNDER_WAY = 4000;
    private static final int STEP = 100_000;
    private static final Origin ORIGIN =
            new Origin(new Client("127.0.0.1", 0, "relay", ListenerKind.RELAY, true), "bench", "bench");

    private final KafkaOutbox outbox;
    private final byte[] content;
    private final AtomicInteger failed = new AtomicInteger();
    private int next;

    WaitingMail(KafkaOutbox outbox, int size) {
        this.outbox = outbox;
        this.content = new byte[size];
    }

    /** @throws IllegalStateException if one was not taken */
    void put(int count, Supplier<Instant> due, PrintStream progress) {
        var room = new Semaphore(UNDER_WAY);
        for (int i = 1; i <= count; i++) {
            room.acquireUninterruptibly();
            outbox.retry(mail(due.get()), "x.test").whenComplete((_, failure) -> {
                room.release();
                if (failure != null) {
                    failed.incrementAndGet();
                }
            });
            if (i % STEP == 0) {
                progress.println(i + " of " + count + " put to wait");
            }
        }
        room.acquireUninterruptibly(UNDER_WAY);
        if (failed.get() > 0) {
            throw new IllegalStateException(failed.get() + " records were not taken by Kafka");
        }
    }

    private OutboundMessage mail(Instant due) {
        var id = "waiting-" + next++;
        return new OutboundMessage(
                id,
                id,
                Lane.PERSONAL,
                Instant.now(),
                ORIGIN,
                2,
                due,
                "anna@local.test",
                "7BIT",
                List.of(new Recipient("u" + next + "@x.test")),
                List.of(),
                new Content.Inline(content),
                Progress.NONE,
                null,
                null);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.conduct;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.output.IntegerOutput;
import io.postern.contracts.access.RedisAccess;
import io.postern.contracts.conduct.Conduct;
import io.postern.contracts.conduct.DailyConduct;
import io.postern.contracts.conduct.MailSource;
import io.postern.contracts.event.Judgement;
import io.postern.policy.history.History;
import io.postern.redis.Circuit;
import io.postern.redis.RedisLink;
import io.postern.redis.RedisScript;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Writes what was noted on a thread of its own, many sources in one flush. The rules are in conduct.lua; this class only
 * carries them.
 */
final class RedisConduct implements History, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(RedisConduct.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int MAX_WAITING = 20_000;
    private static final int BATCH = 500;

    private final Notes notes = new Notes(MAX_WAITING);
    private final NewSources newSources;
    private final ConductTally tally;
    private final InstantSource clock;
    private final RedisLink link;
    private final RedisScript<Long> script;
    private final Circuit circuit = new Circuit(PAUSE);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread writer;

    /**
     * Connects in the background.
     *
     * @param every how long it waits between two writings
     * @throws IllegalArgumentException if the URL cannot be read
     */
    RedisConduct(
            RedisAccess access,
            Duration timeout,
            Duration every,
            int newSources,
            InstantSource clock,
            ConductTally tally) {
        this.newSources = new NewSources(newSources);
        this.clock = clock;
        this.tally = tally;
        this.link = new RedisLink(access, timeout);
        this.script = new RedisScript<>(link, Conduct.class, "conduct.lua", IntegerOutput::new);
        this.writer = Thread.ofVirtual().name("conduct").start(() -> writeAgain(every));
    }

    boolean connected() {
        return link.connected();
    }

    @Override
    public void note(Judgement judgement) {
        Deeds.of(judgement).forEach((source, conduct) -> {
            if (!notes.add(source, conduct)) {
                tally.dropped(ConductTally.Dropped.WAITING, 1);
            }
        });
    }

    private void writeAgain(Duration every) {
        try {
            do {
                write();
            } while (!closed.await(every.toNanos(), TimeUnit.NANOSECONDS));
            write();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        for (var batch = notes.take(BATCH); !batch.isEmpty(); batch = notes.take(BATCH)) {
            if (circuit.allows(System.nanoTime())) {
                write(batch, clock.instant());
            } else {
                tally.dropped(ConductTally.Dropped.AWAY, batch.size());
            }
        }
    }

    private void write(Map<MailSource, Conduct> batch, Instant now) {
        long today = DailyConduct.day(now);
        var open = bytes(newSources.open(today) ? 1 : 0);
        var answers = script.runAll(batch.entrySet().stream()
                .map(one -> call(one.getKey(), one.getValue(), today, open))
                .toList());
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .handle((_, failure) -> {
                    if (failure == null) {
                        circuit.succeeded();
                    } else if (circuit.failed(System.nanoTime())) {
                        LOG.log(
                                System.Logger.Level.WARNING,
                                "Redis does not do its work, so what becomes of mail is not counted: "
                                        + RedisLink.reason(failure));
                    }
                    return null;
                })
                .join();
        answers.forEach(answer -> count(answer, today));
    }

    private static RedisScript.Call call(MailSource source, Conduct conduct, long today, byte[] open) {
        return new RedisScript.Call(
                List.of(source.key()),
                List.of(
                        bytes(today),
                        bytes(DailyConduct.DAYS),
                        open,
                        bytes(conduct.accepted()),
                        bytes(conduct.refused()),
                        bytes(conduct.unknownRecipients()),
                        bytes(conduct.spam())));
    }

    private void count(CompletableFuture<Long> answer, long today) {
        if (answer.state() != CompletableFuture.State.SUCCESS) {
            tally.dropped(ConductTally.Dropped.AWAY, 1);
            return;
        }
        switch (answer.resultNow().intValue()) {
            case 0 -> tally.dropped(ConductTally.Dropped.NEW, 1);
            case 2 -> {
                newSources.taken(today);
                tally.written(1);
            }
            default -> tally.written(1);
        }
    }

    private static byte[] bytes(long number) {
        return Long.toString(number).getBytes(UTF_8);
    }

    /** Writes what waits, if Redis takes it. */
    @Override
    public void close() {
        closed.countDown();
        try {
            writer.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        link.close();
    }
}

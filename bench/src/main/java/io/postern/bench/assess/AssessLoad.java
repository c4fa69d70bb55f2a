// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.assess;

import io.postern.bench.latency.Percentiles;
import io.postern.contracts.event.Client;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.ListenerKind;
import io.postern.reputation.assessment.Assessor;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.HdrHistogram.ConcurrentHistogram;

/** Connection inquiries, so many at once, as fast as they are assessed. */
final class AssessLoad {
    private final Assessor assessor;
    private final Semaphore room;
    private final int atOnce;
    private final ConcurrentHistogram micros = new ConcurrentHistogram(TimeUnit.MINUTES.toMicros(1), 3);

    AssessLoad(Assessor assessor, int atOnce) {
        this.assessor = assessor;
        this.atOnce = atOnce;
        this.room = new Semaphore(atOnce);
    }

    /**
     * What came out.
     *
     * @param cpuMicros processor time of the whole process for one, the DNS server's included
     */
    record Result(long assessed, double perSecond, double cpuMicros, Percentiles millis) {}

    /**
     * Goes on until the time is over or the numbers are.
     *
     * @param numbers of the clients; negative for no more
     */
    Result run(int seconds, IntSupplier numbers) {
        micros.reset();
        long cpu = cpuNanos();
        long start = System.nanoTime();
        long end = start + TimeUnit.SECONDS.toNanos(seconds);
        for (int number = numbers.getAsInt(); number >= 0 && System.nanoTime() < end; number = numbers.getAsInt()) {
            ask(number);
        }
        room.acquireUninterruptibly(atOnce);
        room.release(atOnce);
        long took = System.nanoTime() - start;
        long count = micros.getTotalCount();
        return new Result(
                count, count * 1e9 / took, (cpuNanos() - cpu) / 1e3 / Math.max(1, count), Percentiles.of(micros));
    }

    private void ask(int number) {
        room.acquireUninterruptibly();
        long asked = System.nanoTime();
        var now = Instant.now();
        var client = new Client(AssessWorld.client(number), 25_000, "mx", ListenerKind.MX, false);
        assessor.assess(new Inquiry.Connection("b" + number, "s", now.plusSeconds(4), client), now)
                .whenComplete((_, _) -> {
                    micros.recordValue((System.nanoTime() - asked) / 1000);
                    room.release();
                });
    }

    private static long cpuNanos() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(java.time.Duration::toNanos)
                .orElse(0L);
    }
}

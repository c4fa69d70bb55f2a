// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.sink;

import io.postern.bench.latency.Figures;
import io.postern.bench.latency.JsonText;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The receiver, from the command line. */
@Command(
        name = "sink",
        mixinStandardHelpOptions = true,
        description = "Receives and counts messages; a line each second in which some came, JSON at the end (Ctrl-C).")
public final class SinkCommand implements Callable<Integer> {
    @Option(names = "--port", defaultValue = "2530", description = "Port on loopback (default ${DEFAULT-VALUE}).")
    int port;

    @Option(names = "--seconds", description = "End after so many seconds.")
    long seconds;

    @Option(names = "--count", description = "End after so many messages.")
    long count;

    @Option(names = "--quiet", description = "No line each second.")
    boolean quiet;

    @Override
    public Integer call() throws InterruptedException {
        var end = new CountDownLatch(1);
        var printed = new CountDownLatch(1);
        try (var sink = Sink.start(port)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                end.countDown();
                await(printed);
            }));
            System.out.println("listening on 127.0.0.1:" + sink.port());
            watch(sink, end);
            var all = new LinkedHashMap<String, Object>();
            var total = sink.tally().count();
            all.put("result", total);
            all.put("cpuPerMessage", sink.cpuSeconds() * 1e3 / Math.max(1, total.messages()));
            System.out.println(JsonText.of(all));
        } finally {
            printed.countDown();
        }
        return 0;
    }

    private void watch(Sink sink, CountDownLatch end) throws InterruptedException {
        long last = 0;
        for (long second = 1; !end.await(1, TimeUnit.SECONDS); second++) {
            long now = sink.tally().messages();
            if (!quiet && now > last) {
                var p50 = sink.tally().count().onTheWay().p50();
                System.out.println(now - last + "/s, " + now + " in all, on the way p50 " + Figures.show(p50) + " ms");
            }
            last = now;
            if (seconds > 0 && second >= seconds || count > 0 && now >= count) {
                return;
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

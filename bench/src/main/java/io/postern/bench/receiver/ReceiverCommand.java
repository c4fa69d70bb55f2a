// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.receiver;

import io.postern.bench.latency.JsonText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The simulator, from the command line. */
@Command(
        name = "receiver",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Simulates the mail servers of the world on loopback.",
            "",
            "On --port the recipient's name chooses how it is treated, by its beginning: plain, greylist, greylist-silent,"
                    + " classic, rate, tarpit, full, early-close, slow-reader, and now, later, never (as in greylist-silent7@x.test)."
                    + " With --persona NAME:PORT a port of its own treats everyone that way, mixed by now, later, never and full.",
            "A line each second in which something came; JSON at the end (Ctrl-C)."
        })
public final class ReceiverCommand implements Callable<Integer> {
    @Option(
            names = "--port",
            defaultValue = "2540",
            description = "Where recipients choose; 0 for none (default ${DEFAULT-VALUE}).")
    int port;

    @Option(names = "--persona", paramLabel = "NAME:PORT", description = "A port for one persona; may be repeated.")
    List<String> personas = List.of();

    @Option(
            names = "--greylist",
            paramLabel = "SECONDS",
            defaultValue = "20",
            description = "How long greylist, greylist-silent, classic and later take (default ${DEFAULT-VALUE}).")
    long greylist;

    @Option(
            names = "--tarpit",
            paramLabel = "SECONDS",
            defaultValue = "40",
            description = "Pause before each reply to RCPT (default ${DEFAULT-VALUE}).")
    long tarpit;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "60",
            description = "Messages a minute, then 421 (default ${DEFAULT-VALUE}).")
    int rate;

    @Option(names = "--full-for-good", description = "Full mailboxes say 552 instead of 452.")
    boolean fullForGood;

    @Option(
            names = "--close-at",
            defaultValue = "DATA",
            description = "Where early-close hangs up: ${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
    Stage closeAt = Stage.DATA;

    @Option(
            names = "--octets",
            paramLabel = "N",
            defaultValue = "1024",
            description = "What slow-reader reads a second (default ${DEFAULT-VALUE}).")
    int octets;

    @Option(names = "--seconds", description = "End after so many seconds.")
    long seconds;

    @Option(names = "--quiet", description = "No line each second.")
    boolean quiet;

    @Override
    public Integer call() throws InterruptedException {
        var end = new CountDownLatch(1);
        var printed = new CountDownLatch(1);
        var receivers = new ArrayList<Receiver>();
        var passages = new Passages();
        try {
            start(receivers, passages);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                end.countDown();
                await(printed);
            }));
            watch(receivers, passages, end);
            var all = new LinkedHashMap<String, Object>();
            all.put("result", passages.count().asMap());
            System.out.println(JsonText.of(all));
        } finally {
            printed.countDown();
            receivers.forEach(Receiver::close);
        }
        return 0;
    }

    private void start(List<Receiver> receivers, Passages passages) {
        var traits = new PersonaTraits(
                Duration.ofSeconds(greylist), Duration.ofSeconds(tarpit), rate, fullForGood, closeAt, octets);
        if (port > 0) {
            receivers.add(Receiver.start(port, new ByRecipient(traits), passages, _ -> {}));
            System.out.println("127.0.0.1:" + port + "  as the recipient's name says");
        }
        for (var text : personas) {
            var address = PersonaPort.parse(text);
            receivers.add(Receiver.start(address.port(), address.kind().with(traits), passages, _ -> {}));
            System.out.println(
                    "127.0.0.1:" + address.port() + "  " + address.kind().label());
        }
    }

    private void watch(List<Receiver> receivers, Passages passages, CountDownLatch end) throws InterruptedException {
        var last = passages.brief();
        for (long second = 1; !end.await(1, TimeUnit.SECONDS) && (seconds == 0 || second <= seconds); second++) {
            var now = passages.brief();
            if (!quiet && !now.equals(last)) {
                int sessions = receivers.stream().mapToInt(Receiver::sessions).sum();
                System.out.println(now + ", " + sessions + " sessions");
            }
            last = now;
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

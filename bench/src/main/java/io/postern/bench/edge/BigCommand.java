// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.edge;

import io.postern.bench.latency.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Large messages at the same time. */
@Command(
        name = "big",
        mixinStandardHelpOptions = true,
        description =
                "Large messages at once, half by DATA and half by BDAT, and what the edge takes meanwhile. Wants bench sink.")
final class BigCommand implements Callable<Integer> {
    private static final int CHUNK = 1 << 20;

    @Mixin
    private EdgeUnderLoad edge = new EdgeUnderLoad();

    @Option(names = "--messages", defaultValue = "20", description = "Default ${DEFAULT-VALUE}.")
    private int count;

    @Option(names = "--mebibytes", defaultValue = "49", description = "Of each (default ${DEFAULT-VALUE}).")
    private int mebibytes;

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        long before = edge.resident();
        long start = System.nanoTime();
        long most = before;
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = IntStream.range(0, count)
                    .mapToObj(i -> clients.submit(() -> send(i % 2 == 0)))
                    .toList();
            while (sent.stream().anyMatch(one -> !one.isDone())) {
                most = Math.max(most, edge.resident());
                Thread.sleep(50);
            }
            for (var one : sent) {
                System.err.println(one.get());
            }
        }
        var result = new LinkedHashMap<String, Object>();
        result.put("messages", count);
        result.put("mebibytesEach", mebibytes);
        result.put("seconds", (System.nanoTime() - start) / 1e9);
        result.put("residentMebibytesBefore", before >> 10);
        result.put("residentMebibytesMost", most >> 10);
        System.out.println(JsonText.of(result));
        return 0;
    }

    private String send(boolean dotted) throws IOException {
        var lines = new byte[CHUNK];
        Arrays.fill(lines, (byte) 'x');
        for (int i = 78; i < CHUNK; i += 80) {
            lines[i] = '\r';
            lines[i + 1] = '\n';
        }
        lines[CHUNK - 2] = '\r';
        lines[CHUNK - 1] = '\n';
        try (var talk = new Talk(edge.port())) {
            if (dotted) {
                talk.begin("r0@dest.test");
                talk.send("Subject: large\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                for (int i = 0; i < mebibytes; i++) {
                    talk.send(lines);
                }
                return talk.ask(".", "250");
            }
            talk.envelope("r0@dest.test");
            talk.send("BDAT 18\r\nSubject: large\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            talk.expect("250");
            for (int i = 0; i < mebibytes; i++) {
                talk.send(("BDAT " + CHUNK + "\r\n").getBytes(StandardCharsets.US_ASCII));
                talk.send(lines);
                talk.expect("250");
            }
            return talk.ask("BDAT 0 LAST", "250");
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.bench.demo.Await;
import io.postern.bench.demo.DemoSystem;
import io.postern.bench.demo.SmtpTalk;
import io.postern.bench.demo.StepFailed;
import io.postern.bench.dns.FewNames;
import io.postern.bench.dns.SmallDns;
import io.postern.bench.receiver.Passages;
import io.postern.bench.receiver.Persona;
import io.postern.bench.receiver.Receiver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** A system that is ready, and two receivers: {@code one.test} and {@code two.test}. */
final class Stage implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CLIENTS = 12;

    private final SmallDns dns = SmallDns.start(new FewNames());
    private final Passages passages = new Passages();
    private final Receiver one;
    private final Receiver two;
    private final Path folder;
    private final DemoSystem system;

    Stage(Persona first, Persona second) throws IOException {
        one = Receiver.start(0, first, passages, _ -> {});
        two = Receiver.start(0, second, passages, _ -> {});
        folder = Files.createTempDirectory("postern-story-");
        system = new DemoSystem(
                Path.of(System.getProperty("postern.home", ".")),
                folder,
                dns.port(),
                "{hint: {at-least: 1s}, routes: {one.test: \"127.0.0.1:%d\", two.test: \"127.0.0.1:%d\"}}"
                        .formatted(one.port(), two.port()));
        try {
            system.awaitReady(System.out);
        } catch (StepFailed e) {
            close();
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    Passages passages() {
        return passages;
    }

    /** As fast as it goes. */
    Map<String, Instant> submit(List<String> recipients) {
        return submit(recipients, 0);
    }

    /**
     * Hands in a message for each recipient, several at a time.
     *
     * @param rate a second, evenly; 0 for as fast as it goes
     * @return when each was accepted
     */
    private Map<String, Instant> submit(List<String> recipients, int rate) {
        long begun = System.nanoTime();
        var accepted = new ConcurrentHashMap<String, Instant>();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, CLIENTS)
                    .mapToObj(client -> clients.submit(() -> submitSome(recipients, client, begun, rate, accepted)))
                    .toList();
            for (var some : all) {
                some.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("not all messages were accepted: " + e.getMessage(), e);
        }
        return accepted;
    }

    /** Hands in a message for each, and waits until all of them have theirs. @param rate as above */
    Map<String, Instant> deliver(List<String> recipients, int rate) {
        var accepted = submit(recipients, rate);
        Await.until(
                Duration.ofMinutes(5),
                "not all arrived",
                () -> recipients.stream()
                        .allMatch(one -> passages.of("<" + one + ">", one).isPresent()));
        return accepted;
    }

    private void submitSome(List<String> recipients, int client, long begun, int rate, Map<String, Instant> accepted) {
        try (var talk = SmtpTalk.here(system.relayPort())) {
            for (int i = client; i < recipients.size(); i += CLIENTS) {
                if (rate > 0) {
                    LockSupport.parkNanos(begun + TimeUnit.SECONDS.toNanos(i) / rate - System.nanoTime());
                }
                var recipient = recipients.get(i);
                var content = "Subject: story\nMessage-ID: <%s>\n\nHello.\n".formatted(recipient);
                var reply = talk.send("anna@local.test", recipient, content);
                if (!reply.startsWith("250")) {
                    throw new IllegalStateException(reply);
                }
                accepted.put(recipient, Instant.now());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many records wait in retry topics. */
    long waiting() {
        long records = 0;
        for (var topic : answer("status").path("waiting")) {
            if (topic.path("topic").asText().contains("retry")) {
                records += topic.path("records").asLong();
            }
        }
        return records;
    }

    /** What a command answers; empty if it does not now. */
    private JsonNode answer(String command) {
        try {
            var output = system.command(command, "--json").output();
            return JSON.readTree(output.substring(Math.max(0, output.indexOf('{'))));
        } catch (IOException | RuntimeException e) {
            return JSON.createObjectNode();
        }
    }

    /** Takes all mail to a domain out of the queue, and waits until none is left. */
    void cancel(String domain) {
        system.command("queue", "cancel", "--destination", domain);
        Await.until(
                Duration.ofMinutes(2),
                "not all was cancelled",
                () -> answer("books").path("queued").asLong(-1) == 0);
    }

    static List<String> recipients(String name, int count, String domain) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> name + i + "@" + domain)
                .toList();
    }

    @Override
    public void close() {
        system.stop();
        dns.close();
        one.close();
        two.close();
        DemoSystem.remove(folder);
    }
}

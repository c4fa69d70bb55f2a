// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.bench.demo.DemoSystem;
import io.postern.bench.demo.SmtpTalk;
import io.postern.bench.demo.StepFailed;
import io.postern.bench.dns.FewNames;
import io.postern.bench.dns.SmallDns;
import io.postern.bench.receiver.Passages;
import io.postern.bench.receiver.PersonaKind;
import io.postern.bench.receiver.PersonaTraits;
import io.postern.bench.receiver.Receiver;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A system, and receivers of every kind behind it: each has a domain of its own. */
final class ChaosWorld implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CLIENTS = 8;
    /** Of a hundred messages. */
    private static final Map<PersonaKind, Integer> SHARES = Map.of(
            PersonaKind.PLAIN, 40,
            PersonaKind.GREYLIST, 20,
            PersonaKind.GREYLIST_SILENT, 10,
            PersonaKind.MIXED, 10,
            PersonaKind.RATE, 5,
            PersonaKind.TARPIT, 5,
            PersonaKind.FULL, 5,
            PersonaKind.SLOW_READER, 3,
            PersonaKind.EARLY_CLOSE, 2);

    private static final String SCHEDULE =
            "[2s, 5s, 10s, 15s, 20s, 20s, 20s, 20s, 20s, 20s, 20s, 20s, 20s, 30s, 30s, 30s, 60s, 60s]";

    private final SmallDns dns = SmallDns.start(new FewNames());
    private final Passages passages = new Passages();
    private final Map<PersonaKind, Receiver> receivers = new EnumMap<>(PersonaKind.class);
    private final Receiver ours =
            Receiver.start(0, PersonaKind.PLAIN.with(PersonaTraits.USUAL), new Passages(), _ -> {});
    private final Path folder;
    private final DemoSystem system;
    private final List<PersonaKind> mix = new ArrayList<>();

    ChaosWorld() throws IOException {
        var usual = PersonaTraits.USUAL;
        var traits =
                new PersonaTraits(Duration.ofSeconds(10), Duration.ofSeconds(2), 200, false, usual.closeAt(), 64 << 10);
        SHARES.forEach((kind, share) -> {
            receivers.put(kind, Receiver.start(0, kind.with(traits), passages, _ -> {}));
            for (int i = 0; i < share; i++) {
                mix.add(kind);
            }
        });
        folder = Files.createTempDirectory("postern-chaos-");
        var routes = receivers.entrySet().stream()
                .map(entry -> domain(entry.getKey()) + ": \"127.0.0.1:"
                        + entry.getValue().port() + "\"")
                .collect(Collectors.joining(", ", "{", ", local.test: \"127.0.0.1:" + ours.port() + "\"}"));
        system = new DemoSystem(
                home(),
                folder,
                dns.port(),
                "{hint: {at-least: 1s}, claim: 5s, retry-wait: 5s, schedule: %s, routes: %s}"
                        .formatted(SCHEDULE, routes));
        try {
            system.awaitReady(System.err);
        } catch (StepFailed e) {
            close();
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    static Path home() {
        return Path.of(System.getProperty("postern.home", "."));
    }

    private static String domain(PersonaKind kind) {
        return kind.label() + ".test";
    }

    /** Hands in that many, evenly over that time; what is put off is handed in again. Answers the recipients. */
    Set<String> submit(int count, Duration over) {
        var accepted = ConcurrentHashMap.<String>newKeySet();
        long begun = System.nanoTime();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < CLIENTS; client++) {
                int first = client;
                var _ = clients.submit(() -> {
                    for (int i = first; i < count; i += CLIENTS) {
                        LockSupport.parkNanos(begun + over.toNanos() / count * i - System.nanoTime());
                        accepted.add(submitOne(i));
                    }
                });
            }
        }
        return accepted;
    }

    private String submitOne(int number) {
        var kind = mix.get(Math.floorMod(number * 37, mix.size()));
        var fate = kind == PersonaKind.MIXED ? List.of("now", "later", "never").get(number % 3) : "r";
        while (true) {
            // Each try is a message to a recipient of its own: one that was put off may have been written all the same.
            var recipient = fate + number + "-" + Long.toString(System.nanoTime(), 36) + "@" + domain(kind);
            try (var talk = SmtpTalk.here(system.relayPort())) {
                var text = "Subject: chaos\nMessage-ID: <%s>\n\nHello.\n".formatted(recipient);
                if (talk.send("anna@local.test", recipient, text).startsWith("250")) {
                    return recipient;
                }
            } catch (IOException e) {
                // The edge may be asked again.
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
        }
    }

    /** What the system says of itself. */
    Optional<JsonNode> state() {
        try {
            return Optional.of(
                    JSON.readTree(folder.resolve("data/run/state.json").toFile()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    Path folder() {
        return folder;
    }

    /** Nothing is queued any more. */
    boolean settled() {
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(5));
        var books = books();
        System.err.println("still queued: " + books.path("queued").asText("unknown"));
        return books.path("caughtUp").asBoolean() && books.path("queued").asLong(-1) == 0;
    }

    private JsonNode books() {
        try {
            var output = system.command("books", "--json").output();
            return JSON.readTree(output.substring(Math.max(0, output.indexOf('{'))));
        } catch (IOException | RuntimeException e) {
            return JSON.createObjectNode();
        }
    }

    /** Holds what was accepted against what arrived and what the books say; true if nobody is missing. */
    boolean account(
            Set<String> accepted,
            List<Trouble.Moment> troubles,
            @Nullable PrintStream details,
            Map<String, Object> figures) {
        var books = books();
        long missing = accepted.stream()
                .filter(one -> passages.of("<" + one + ">", one).isEmpty())
                .count();
        var count = passages.count();
        figures.put("delivered", accepted.size() - missing);
        figures.put("notDelivered", missing);
        figures.put("duplicates", count.duplicates());
        var twice = new DuplicateAccount(passages.all(), troubles, details);
        figures.putAll(twice.figures());
        for (var field : List.of("accepted", "delivered", "reported", "difference", "unseen", "unread")) {
            figures.put("books." + field, JSON.convertValue(books.path(field), Object.class));
        }
        // Of those that were not delivered each has its report; who was put off and written all the same is in both.
        long reported = books.path("reported").asLong();
        figures.put("lost", Math.max(0, missing - reported));
        return missing <= reported
                && twice.unexplained() == 0
                && books.path("difference").asLong(-1) == 0;
    }

    void copyLogs(Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(folder.resolve("data/logs"))) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    @Override
    public void close() {
        system.stop();
        dns.close();
        receivers.values().forEach(Receiver::close);
        ours.close();
        DemoSystem.remove(folder);
    }
}

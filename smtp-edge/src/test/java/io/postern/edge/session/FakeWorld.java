// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import io.postern.contracts.event.Aside;
import io.postern.contracts.event.ConnectionFindings;
import io.postern.contracts.event.Content;
import io.postern.contracts.event.Decision;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.Marks;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.Reply;
import io.postern.contracts.event.ReverseDns;
import io.postern.contracts.event.Transcript;
import io.postern.contracts.event.Verdict;
import io.postern.contracts.network.IpAddress;
import io.postern.contracts.network.Networks;
import io.postern.edge.address.Domains;
import io.postern.edge.body.Room;
import io.postern.edge.body.Upload;
import io.postern.edge.limit.Gate;
import io.postern.edge.limit.Pace;
import io.postern.edge.limit.SessionTime;
import io.postern.edge.limit.Tarpit;
import io.postern.edge.limit.TraceBudget;
import io.postern.edge.wire.ContentLimits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A session and all that is around it, in one thread. Policy is in the addresses: {@code defer@}, {@code reject@},
 * {@code silent@}; {@code late-…} is only said at the end of DATA.
 */
final class FakeWorld implements Outside {
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    final List<Inquiry> inquiries = new ArrayList<>();
    final List<OutboundMessage> outbound = new ArrayList<>();
    final List<Transcript> transcripts = new ArrayList<>();
    final List<byte[]> chunks = new ArrayList<>();
    final List<CompletableFuture<Object>> unsafe = new ArrayList<>();
    Room room = new Room(4 << 20);
    ContentLimits content = new ContentLimits(4 << 20, 1000, 4000, 5);
    final List<Tally.Limit> limited = new ArrayList<>();
    Tally tally = new FakeTally() {
        @Override
        public void limited(Limit limit) {
            limited.add(limit);
        }
    };
    final StringBuilder sent = new StringBuilder();
    final List<Runnable> timers = new ArrayList<>();
    int writes;

    @Nullable
    Consumer<@Nullable Tls> secured;

    byte[] handshake = {};

    Domains tlsOnly = Domains.NONE;
    boolean hungUp;
    boolean reading = true;
    boolean kafkaSafe = true;
    SignIn signIn = SignIn.NONE;
    Gate gate = Gate.open();
    TraceBudget traces = new TraceBudget();
    Tarpit tarpit = new Tarpit(100, Duration.ZERO, 4, 0);
    Pace.Floor pace = Pace.Floor.NONE;
    String refusalPage = "";
    SessionTime time = new SessionTime(Duration.ZERO, Duration.ZERO);
    boolean holdChunks;
    boolean holdVerdicts;
    boolean verdictsFail;
    boolean holdWrites;
    boolean outboxBroken;
    final ArrayDeque<Runnable> heldVerdicts = new ArrayDeque<>();
    final ArrayDeque<CompletableFuture<Object>> heldWrites = new ArrayDeque<>();
    Decision connection = new Decision.Accept("fine");

    @Nullable
    String suspect;

    Marks marks = Marks.NONE;
    Session session;
    private byte[] address = IpAddress.parse("192.0.2.7");
    int longestSent;
    private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();

    static final Aside JUNK = new Aside(Aside.Kind.QUARANTINE, "score-high", "too much speaks against it");

    static Listener listener(ListenerKind kind, Duration delay, List<String> proxies, List<String> xclients) {
        return new Listener(
                kind == ListenerKind.MX ? "mx" : "relay",
                kind,
                "127.0.0.1",
                0,
                new GreetDelay(delay, delay.multipliedBy(30)),
                Networks.of(proxies, "p"),
                Networks.of(xclients, "x"),
                Networks.of(List.of("10.0.0.0/8"), "t"),
                Networks.of(List.of("198.51.100.0/28", "10.0.9.9"), "u"),
                TlsMode.OFF,
                false,
                false,
                false);
    }

    Rules rules() {
        return new Rules(
                "edge.test",
                Set.of("edge.test"),
                tlsOnly,
                512,
                content,
                3,
                100,
                tarpit,
                pace,
                time,
                Duration.ofSeconds(4),
                Duration.ofSeconds(4),
                Duration.ofSeconds(12),
                Duration.ofMinutes(5),
                true,
                refusalPage);
    }

    /** A stranger at the mx door. */
    static FakeWorld stranger() {
        return at(listener(ListenerKind.MX, Duration.ZERO, List.of(), List.of()));
    }

    static FakeWorld at(Listener listener) {
        var world = new FakeWorld();
        world.begin(listener);
        return world;
    }

    static FakeWorld at(Listener listener, byte[] address) {
        var world = new FakeWorld();
        world.address = address;
        world.begin(listener);
        return world;
    }

    void begin(Listener listener) {
        session = new Session(listener, rules(), services(), this, address, 4711);
        run(session::open);
    }

    Services services() {
        var count = new int[1];
        return new Services(
                this::ask,
                message -> {
                    if (outboxBroken) {
                        throw new IllegalStateException("a fault");
                    }
                    outbound.add(message);
                    if (holdWrites) {
                        heldWrites.add(new CompletableFuture<>());
                        return heldWrites.getLast();
                    }
                    return kafkaSafe
                            ? CompletableFuture.completedFuture("")
                            : CompletableFuture.failedFuture(new TimeoutException());
                },
                this::upload,
                transcripts::add,
                room,
                tally,
                InstantSource.fixed(NOON),
                () -> "id" + ++count[0],
                signIn,
                gate,
                traces);
    }

    /** What is answered to this, said in one piece. */
    String say(String text) {
        sent.setLength(0);
        receive(text.getBytes(StandardCharsets.ISO_8859_1));
        return sent.toString();
    }

    void receive(byte[] octets) {
        run(() -> session.received(octets));
    }

    /** An event loop: one task after the other. */
    void run(Runnable task) {
        tasks.add(task);
        if (tasks.size() == 1) {
            while (!tasks.isEmpty()) {
                tasks.peek().run();
                tasks.remove();
            }
        }
    }

    private CompletableFuture<Verdict> ask(Inquiry inquiry) {
        inquiries.add(inquiry);
        var answer = new CompletableFuture<Verdict>();
        if (holdVerdicts) {
            heldVerdicts.add(() -> answer(inquiry, answer));
        } else {
            answer(inquiry, answer);
        }
        return answer;
    }

    private void answer(Inquiry inquiry, CompletableFuture<Verdict> answer) {
        var host = "mail.sender.test";
        var findings = new ConnectionFindings(
                new ReverseDns(ReverseDns.Status.CONFIRMED, host, List.of(host)), List.of(), false);
        var verdict = switch (inquiry) {
            case Inquiry.Connection c -> new Verdict.Connection(c.id(), "1", connection, findings, suspect);
            case Inquiry.Envelope e ->
                new Verdict.Envelope(
                        e.id(), "1", e.recipients().stream().map(r -> decide(r)).toList());
            case Inquiry.Message m ->
                new Verdict.Message(
                        m.id(),
                        "1",
                        Lane.INCOMING,
                        m.recipients().stream()
                                .map(r -> decide(r.startsWith("late-") ? r.substring(5) : "ok"))
                                .toList(),
                        marks);
        };
        var text = inquiry.toString();
        if (verdictsFail
                || text.contains("recipients=[silent")
                || inquiry instanceof Inquiry.Message && text.contains("late-silent")) {
            answer.completeExceptionally(new TimeoutException("no verdict in time"));
        } else {
            answer.complete(verdict);
        }
    }

    private static Decision decide(String recipient) {
        return recipient.startsWith("defer")
                ? new Decision.Defer("greylisted", new Reply(451, "4.7.1", "Greylisted"))
                : recipient.startsWith("reject")
                        ? new Decision.Reject("no-relay", new Reply(550, "5.7.1", "No relaying"))
                        : new Decision.Accept("fine", recipient.startsWith("junk") ? JUNK : null);
    }

    private Upload upload(String messageId) {
        return new Upload() {
            private final List<CompletableFuture<Object>> mine = new ArrayList<>();

            @Override
            public CompletableFuture<?> write(byte[] chunk) {
                chunks.add(chunk);
                var safe = new CompletableFuture<Object>();
                mine.add(safe);
                unsafe.add(safe);
                if (!holdChunks) {
                    safe.complete("");
                }
                return safe;
            }

            @Override
            public CompletableFuture<Content.Stored> finish() {
                return CompletableFuture.allOf(mine.toArray(CompletableFuture[]::new))
                        .thenApply(all -> new Content.Stored(
                                "content",
                                0,
                                List.of(1L),
                                chunks.stream().mapToLong(c -> c.length).sum(),
                                "sha"));
            }
        };
    }

    @Override
    public void send(String text) {
        writes++;
        longestSent = Math.max(longestSent, text.length());
        sent.append(text);
    }

    @Override
    public void hangUp(boolean linger) {
        hungUp = true;
    }

    @Override
    public void secure(byte[] begun, Consumer<@Nullable Tls> then) {
        secured = then;
        handshake = begun;
    }

    @Override
    public void read(boolean wanted) {
        reading = wanted;
    }

    @Override
    public void after(Duration delay, Runnable task) {
        timers.add(task);
    }

    @Override
    public Executor thread() {
        return task -> run(task);
    }
}

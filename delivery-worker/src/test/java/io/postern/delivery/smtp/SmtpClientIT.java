// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.postern.contracts.event.Demands;
import io.postern.contracts.event.Transcript;
import io.postern.contracts.event.Transcript.Speaker;
import io.postern.delivery.route.Host;
import io.postern.testkit.smtp.Answer;
import io.postern.testkit.smtp.ScriptedReceiver;
import io.postern.testkit.smtp.Step;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The client against a scripted server, over real sockets. */
class SmtpClientIT {
    private static final byte[] TEXT = "Subject: x\r\n\r\nHello\r\n.\r\n..dots\r\n".getBytes(ISO_8859_1);
    private static final byte[] FIELDS = "Received: by us\r\n".getBytes(ISO_8859_1);
    private final Vertx vertx = Vertx.vertx();
    private final ScriptedReceiver server = ScriptedReceiver.start();
    private final ScriptedReceiver backup = ScriptedReceiver.start();

    @AfterEach
    void close() throws Exception {
        server.close();
        backup.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private record Sent(List<Result> results, Ending ending) {
        String shown() {
            return String.join(
                    ", ",
                    results.stream()
                            .map(r -> r.recipient() + " " + r.reply().code() + " " + r.scope())
                            .sorted()
                            .toList());
        }
    }

    @Test
    void a_message_arrives_byte_for_byte_with_our_fields_in_front() throws Exception {
        var sent = send(client(limits()), Body.of(TEXT), "a@x", "b@x");
        assertThat(sent.shown()).isEqualTo("a@x 250 MESSAGE, b@x 250 MESSAGE");
        var received = server.accepted().getFirst();
        assertThat(received.bytes()).isEqualTo(joined(FIELDS, TEXT));
        assertThat(received.recipients()).containsExactly("a@x", "b@x");
        assertThat(received.mailParameters()).contains("SIZE=" + (FIELDS.length + TEXT.length));
    }

    @Test
    void content_in_chunks_arrives_as_one() throws Exception {
        var bytes = new byte[3_000_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i % 78 == 76 ? '\r' : i % 78 == 77 ? '\n' : i % 78 == 0 ? '.' : 'a' + i % 26);
        }
        bytes[bytes.length - 2] = '\r';
        bytes[bytes.length - 1] = '\n';
        var sent = send(client(limits()), chunked(bytes, 100_001), "a@x");
        assertThat(sent.shown()).isEqualTo("a@x 250 MESSAGE");
        assertThat(server.accepted().getFirst().bytes()).isEqualTo(joined(FIELDS, bytes));
    }

    @Test
    void content_that_fails_on_the_way_is_never_ended_with_a_dot() {
        Body broken = new Body() {
            @Override
            public long size() {
                return 1000;
            }

            @Override
            public Chunks open() {
                var first = new ArrayList<>(List.of(TEXT));
                return () -> first.isEmpty()
                        ? CompletableFuture.failedFuture(new IllegalStateException("gone"))
                        : CompletableFuture.completedFuture(first.removeFirst());
            }
        };
        var sending = client(limits()).send(mail(broken, "a@x"), Instant.now(), Duration.ofSeconds(20), _ -> {});
        await().until(() -> sending.ending().toCompletableFuture().isCompletedExceptionally());
        assertThat(server.offered()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what the first server does           | step    | says                     | results                          | who took it
            refuses the greeting                   | CONNECT | 554 no                   | a@x 250 MESSAGE, b@x 250 MESSAGE | backup
            is closing                             | CONNECT | 421 busy                 | a@x 250 MESSAGE, b@x 250 MESSAGE | backup
            is no mail server                      | CONNECT | SSH-2.0-x                | a@x 250 MESSAGE, b@x 250 MESSAGE | backup
            refuses EHLO and HELO                  | EHLO    | 550 no                   | a@x 250 MESSAGE, b@x 250 MESSAGE | backup
            hangs up at the greeting               | CONNECT | -                        | a@x 250 MESSAGE, b@x 250 MESSAGE | backup
            hangs up at EHLO                       | EHLO    | -                        | a@x 250 MESSAGE, b@x 250 MESSAGE | backup
            hangs up at MAIL                       | MAIL    | -                        | a@x 250 MESSAGE, b@x 250 MESSAGE | backup
            hangs up at RCPT                       | RCPT    | -                        | a@x 250 MESSAGE, b@x 250 MESSAGE | backup
            hangs up at DATA                       | DATA    | -                        | a@x 250 MESSAGE, b@x 250 MESSAGE | backup
            hangs up behind the message            | END     | -                        | a@x 250 MESSAGE, b@x 250 MESSAGE | backup
            closes at MAIL                         | MAIL    | 421 later                | a@x 250 MESSAGE, b@x 250 MESSAGE | backup
            closes behind the message              | END     | 421 later                | a@x 250 MESSAGE, b@x 250 MESSAGE | backup
            talks nonsense at DATA                 | DATA    | what?                    | a@x 250 MESSAGE, b@x 250 MESSAGE | backup
            refuses the sender                     | MAIL    | 550 5.1.8 no             | a@x 550 MESSAGE, b@x 550 MESSAGE | nobody
            puts the sender off                    | MAIL    | 451 4.7.1 later          | a@x 451 MESSAGE, b@x 451 MESSAGE | nobody
            refuses all recipients                 | RCPT    | 550 5.1.1 no             | a@x 550 RECIPIENT, b@x 550 RECIPIENT | nobody
            puts all recipients off                | RCPT    | 450 4.2.0 later          | a@x 450 RECIPIENT, b@x 450 RECIPIENT | nobody
            refuses DATA                           | DATA    | 554 no                   | a@x 554 MESSAGE, b@x 554 MESSAGE | nobody
            refuses the message                    | END     | 554 5.7.1 spam           | a@x 554 MESSAGE, b@x 554 MESSAGE | nobody
            """)
    void a_server(String what, Step step, String says, String results, String who) throws Exception {
        server.on(step, "", says.equals("-") ? Answer.hangUp() : Answer.say(says));
        for (var pipelining : List.of(true, false)) {
            server.offering(pipelining ? new String[] {"PIPELINING"} : new String[] {"HELP"});
            backup.forget();
            var sent = send(client(limits()), Body.of(TEXT), "a@x", "b@x");
            assertThat(sent.shown()).as("pipelining %s", pipelining).isEqualTo(results);
            assertThat(backup.accepted()).hasSize(who.equals("backup") ? 1 : 0);
        }
        assertThat(server.accepted()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECT", "EHLO", "MAIL", "RCPT", "DATA", "END"})
    void a_server_that_falls_silent_is_left_after_its_time(Step step) throws Exception {
        server.on(step, "", Answer.silence());
        var sent = send(client(limits(Duration.ofMillis(300))), Body.of(TEXT), "a@x");
        assertThat(sent.shown()).isEqualTo("a@x 250 MESSAGE");
        assertThat(backup.accepted()).hasSize(1);
    }

    @Test
    void one_recipient_refused_and_the_rest_delivered_once_although_the_server_then_breaks() throws Exception {
        server.on(Step.RCPT, "b@x", Answer.say("550 5.1.1 no")).on(Step.END, "", Answer.hangUp());
        var sent = send(client(limits()), Body.of(TEXT), "a@x", "b@x");
        assertThat(sent.shown()).isEqualTo("a@x 250 MESSAGE, b@x 550 RECIPIENT");
        assertThat(backup.accepted().getFirst().recipients()).containsExactly("a@x");
    }

    @Test
    void when_no_server_can_be_reached_all_is_put_off() throws Exception {
        server.goAway();
        backup.goAway();
        var sent = send(client(limits()), Body.of(TEXT), "a@x");
        assertThat(sent.shown()).isEqualTo("a@x 451 SITE");
        assertThat(sent.results().getFirst().permanent()).isFalse();
        assertThat(sent.results().getFirst().reply().enhanced()).isEqualTo("4.4.1");
    }

    @Test
    void many_messages_share_a_few_connections() {
        var client = client(limits());
        var all = Collections.nCopies(200, "a@x").stream()
                .map(to -> client.send(mail(Body.of(TEXT), to), Instant.now(), Duration.ofSeconds(30), _ -> {})
                        .ending()
                        .toCompletableFuture())
                .toList();
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
        assertThat(server.accepted()).hasSize(200);
        // Five messages each, see limits(); the last two connections may share what is left.
        assertThat(server.sessions()).isBetween(40, 42);
    }

    @Test
    void an_idle_connection_is_closed_with_quit() throws Exception {
        var client = client(limits());
        send(client, Body.of(TEXT), "a@x");
        assertThat(client.connections()).isLessThanOrEqualTo(1);
        await().until(() -> client.connections() == 0);
        await().until(() -> server.commands().contains("QUIT"));
    }

    @Test
    void a_connection_that_died_while_idle_costs_nothing() throws Exception {
        var client = client(limits());
        send(client, Body.of(TEXT), "a@x");
        server.goAway();
        server.comeBack();
        var sent = send(client, Body.of(TEXT), "b@x");
        assertThat(sent.shown()).isEqualTo("b@x 250 MESSAGE");
        assertThat(server.acceptedFor("b@x")).hasSize(1);
    }

    /** What was said about the message before is no answer to the next. */
    @Test
    void a_reply_too_many_is_not_taken_for_the_next_message() throws Exception {
        server.on(Step.END, "", Answer.say("250 2.0.0 taken\r\n250 2.1.0 sender ok\r\n250 2.1.5 recipient ok"));
        var client = client(limits());
        var results = Collections.synchronizedList(new ArrayList<Result>());
        var all = IntStream.range(0, 6)
                .mapToObj(i -> client.send(
                                mail(Body.of(TEXT), "r" + i + "@x"),
                                Instant.now(),
                                Duration.ofSeconds(20),
                                results::addAll)
                        .ending()
                        .toCompletableFuture())
                .toList();
        for (var ending : all) {
            ending.get(20, TimeUnit.SECONDS);
        }
        assertThat(results).extracting(Result::recipient).doesNotHaveDuplicates();
        assertThat(server.accepted().size() + backup.accepted().size()).isEqualTo((int)
                results.stream().filter(r -> r.reply().code() == 250).count());
    }

    @Test
    void a_connection_is_not_used_for_ever() throws Exception {
        var client = client(limits());
        for (int i = 0; i < 7; i++) {
            send(client, Body.of(TEXT), "a@x");
        }
        // At most five messages each, see limits().
        assertThat(server.sessions()).isEqualTo(2);
    }

    @Test
    void what_gets_no_connection_in_time_is_handed_back() throws Exception {
        server.on(Step.END, "", Answer.say("250 at last").after(Duration.ofSeconds(3)));
        var client = client(limits());
        var all = Collections.nCopies(3, "a@x").stream()
                .map(to -> client.send(mail(Body.of(TEXT), to), Instant.now(), Duration.ofSeconds(30), _ -> {})
                        .ending()
                        .toCompletableFuture())
                .toList();
        assertThat(all.get(2).get(10, TimeUnit.SECONDS)).isInstanceOf(Ending.NoSlot.class);
        assertThat(all.get(0).get(10, TimeUnit.SECONDS)).isInstanceOf(Ending.Tried.class);
    }

    @Test
    void an_aborted_message_is_let_go_at_once_without_a_result() throws Exception {
        server.on(Step.DATA, "", Answer.silence());
        var results = new ArrayList<Result>();
        var sending = client(limits())
                .send(mail(Body.of(TEXT), "a@x"), Instant.now(), Duration.ofSeconds(30), results::addAll);
        await().until(() -> server.commands().contains("DATA"));
        sending.abort();
        assertThat(sending.ending().toCompletableFuture().get(2, TimeUnit.SECONDS))
                .isInstanceOf(Ending.Aborted.class);
        assertThat(results).isEmpty();
        assertThat(backup.commands()).isEmpty();
    }

    @Test
    void a_fault_of_who_listens_ends_the_message_as_one() {
        var ending = client(limits())
                .send(mail(Body.of(TEXT), "a@x"), Instant.now(), Duration.ofSeconds(20), _ -> {
                    throw new IllegalArgumentException("a fault");
                })
                .ending();
        assertThat(ending.toCompletableFuture())
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(ListenerFault.class)
                .withMessageContaining("java.lang.IllegalArgumentException: a fault");
    }

    /** The server may well have taken it: whoever begins anew would send a second copy. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # then the server   | says             | ending  | results
            takes it            | 250 2.0.0 taken  | Tried   | a@x 250 MESSAGE
            puts it off         | 451 4.3.0 later  | Tried   | a@x 451 MESSAGE
            refuses it          | 554 5.6.0 no     | Tried   | a@x 554 MESSAGE
            closes              | 421 4.3.2 bye    | Aborted | ''
            hangs up            | -                | Aborted | ''
            """)
    void an_abort_behind_the_final_dot_waits_for_the_answer(String what, String says, String ending, String results)
            throws Exception {
        server.on(Step.END, "", (says.equals("-") ? Answer.hangUp() : Answer.say(says)).after(Duration.ofMillis(400)));
        var seen = Collections.synchronizedList(new ArrayList<Result>());
        var sending =
                client(limits()).send(mail(Body.of(TEXT), "a@x"), Instant.now(), Duration.ofSeconds(30), seen::addAll);
        await().until(() -> !server.offered().isEmpty());
        sending.abort();
        var end = sending.ending().toCompletableFuture().get(5, TimeUnit.SECONDS);
        assertThat(end.getClass().getSimpleName()).isEqualTo(ending);
        assertThat(new Sent(seen, end).shown()).isEqualTo(results);
        assertThat(sending.goesOn()).isTrue();
        assertThat(server.offered()).hasSize(1);
        assertThat(backup.commands()).isEmpty();
    }

    @Test
    void an_attempt_has_an_end_however_slow_the_server_is() throws Exception {
        server.on(Step.MAIL, "", Answer.silence());
        backup.on(Step.MAIL, "", Answer.silence());
        var results = Collections.synchronizedList(new ArrayList<Result>());
        var ending = client(limits())
                .send(mail(Body.of(TEXT), "a@x"), Instant.now(), Duration.ofMillis(700), results::addAll)
                .ending()
                .toCompletableFuture();
        assertThat(ending.get(5, TimeUnit.SECONDS)).isInstanceOf(Ending.Tried.class);
        assertThat(results.getFirst().scope()).isEqualTo(Scope.SESSION);
    }

    @Test
    void the_transcript_has_the_dialogue_and_not_the_content() throws Exception {
        var sent = send(client(limits()), Body.of(TEXT), "a@x");
        var lines = ((Ending.Tried) sent.ending()).transcript().lines();
        assertThat(lines)
                .filteredOn(line -> line.speaker() == Speaker.US)
                .extracting(Transcript.Line::text)
                .containsExactly(
                        "EHLO us.example",
                        "MAIL FROM:<s@example.org> SIZE=" + (FIELDS.length + TEXT.length),
                        "RCPT TO:<a@x>",
                        "DATA");
        assertThat(lines).noneMatch(line -> line.text().contains("Hello"));
        assertThat(lines.getLast().text()).startsWith("250");
    }

    @Test
    void the_corpus_arrives_byte_for_byte() throws Exception {
        var corpus = Path.of("..", "..", "shared", "conformance", "corpus", "wire");
        assumeThat(corpus).isDirectory();
        var client = client(limits());
        try (var files = Files.list(corpus)) {
            for (var file : files.sorted().toList()) {
                server.forget();
                var bytes = Files.readAllBytes(file);
                var sent = send(client, Body.of(bytes), "a@x");
                assertThat(sent.shown()).as(file.toString()).isEqualTo("a@x 250 MESSAGE");
                assertThat(server.accepted().getFirst().bytes())
                        .as(file.toString())
                        .isEqualTo(joined(FIELDS, bytes));
            }
        }
    }

    @Test
    void hostile_replies_end_the_session_and_not_the_client() throws Exception {
        for (var nonsense : List.of("250-".repeat(60_000), "\0\0\0", "250-x\n".repeat(500))) {
            server.behave();
            server.on(Step.MAIL, "", Answer.say(nonsense));
            assertThat(send(client(limits()), Body.of(TEXT), "a@x").shown()).isEqualTo("a@x 250 MESSAGE");
        }
        assertThat(backup.accepted()).hasSize(3);
    }

    private Sent send(SmtpClient client, Body body, String... recipients) throws Exception {
        var results = Collections.synchronizedList(new ArrayList<Result>());
        var ending = client.send(mail(body, recipients), Instant.now(), Duration.ofSeconds(30), results::addAll)
                .ending()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
        return new Sent(List.copyOf(results), ending);
    }

    private Mail mail(Body body, String... recipients) {
        var hosts = List.of(
                new Host("127.0.0.1", "127.0.0.1", server.port()), new Host("127.0.0.1", "127.0.0.1", backup.port()));
        return new Mail(
                "m1", "x", hosts, "s@example.org", false, Demands.NONE, List.of(recipients), Map.of(), FIELDS, body);
    }

    private SmtpClient client(Limits limits) {
        return new SmtpClient(vertx, limits, 1);
    }

    private static Limits limits() {
        return limits(Duration.ofSeconds(20));
    }

    private static Limits limits(Duration timeout) {
        var timeouts = new EnumMap<Phase, Duration>(Phase.class);
        Arrays.stream(Phase.values()).forEach(phase -> timeouts.put(phase, timeout));
        return new Limits("us.example", 2, 5, Duration.ofMillis(500), Duration.ofSeconds(1), timeouts);
    }

    private static Body chunked(byte[] bytes, int size) {
        return new Body() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public Chunks open() {
                var at = new int[1];
                return () -> {
                    int from = at[0];
                    at[0] = Math.min(bytes.length, from + size);
                    var chunk = from == bytes.length ? null : Arrays.copyOfRange(bytes, from, at[0]);
                    return CompletableFuture.supplyAsync(() -> chunk);
                };
            }
        };
    }

    private static byte[] joined(byte[] first, byte[] second) throws IOException {
        var all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.acceptance.world.Books;
import io.postern.acceptance.world.Dialogues;
import io.postern.acceptance.world.Mail;
import io.postern.acceptance.world.Overheard;
import io.postern.acceptance.world.ParkedMail;
import io.postern.acceptance.world.SecuredWorld;
import io.postern.acceptance.world.World;
import io.postern.contracts.access.Grants;
import io.postern.contracts.event.DeliveryOutcome.Status;
import io.postern.contracts.event.Lane;
import io.postern.contracts.log.LogKeys;
import io.postern.contracts.topic.RetryTiers;
import io.postern.contracts.topic.Topics;
import io.postern.testkit.servers.OtlpCollector.Span;
import io.postern.testkit.smtp.Answer;
import io.postern.testkit.smtp.Step;
import io.postern.testkit.system.Part;
import io.postern.testkit.system.SystemTopics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every service has its own user of Kafka, with the grants of {@link Grants} and no more, over TLS; Redis knows a user too.
 * What none of them may do by mistake shows as a refusal in a log.
 */
class ASystemWithUsersAndAclsDeliversMailIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern ROOM = Pattern.compile(
            "(?s)(?=.*postern_room_disk_free_bytes\\{broker=\"\\d+\"} [1-9])(?=.*postern_room_redis_used_bytes [1-9])");

    private static SecuredWorld secured;
    private static World world;

    @BeforeAll
    static void start() {
        secured = SecuredWorld.start();
        world = secured.world();
    }

    @AfterAll
    static void stop() {
        secured.close();
    }

    @Test
    void mail_goes_its_whole_way_and_nobody_is_refused_anything() {
        world.receiver().on(Step.RCPT, "later@local.test", 1, Answer.say("451 4.2.0 Later"));
        var mails = List.of(Mail.about("secured"), Mail.of("large", "0123456789\r\n".repeat(20_000)));
        try (var client = world.friend()) {
            for (var mail : mails) {
                assertThat(client.send("a@local.test", mail.text(), "later@local.test")
                                .code())
                        .isEqualTo(250);
            }
        }
        await("all of it arrives")
                .atMost(PATIENCE)
                .until(() -> mails.stream()
                        .allMatch(mail -> world.receiver().accepted().stream().anyMatch(mail::is)));

        var topics = new SystemTopics(secured.kafka());
        assertThat(topics.written(Topics.CONTENT)).isPositive();
        assertThat(topics.written(Topics.HISTORY)).isPositive();
        await("the books are saved").atMost(PATIENCE).until(() -> topics.written(Topics.BOOKS) > 0);
        await("the page reads what was refused")
                .atMost(PATIENCE)
                .until(() -> world.postern().metrics(Part.REFUSALS).contains("postern_refusal_page_behind 0.0"));
        await("books may ask how full Redis and the brokers are")
                .atMost(PATIENCE)
                .until(() -> ROOM.matcher(world.postern().metrics(Part.BOOKS)).lookingAt());
        assertThat(secured.logs()).doesNotContain("ot authorized", "uthorization", "refuse");
        assertThat(RetryTiers.HELD).startsWith("postern.retry.");
    }

    @Test
    void one_mail_is_one_trace_from_the_session_to_the_delivery() {
        world.receiver().on(Step.RCPT, "traced@local.test", 1, Answer.say("451 4.2.0 Later"));
        String messageId;
        try (var client = world.friend()) {
            messageId = Books.messageId(
                    client.send("a@local.test", Mail.about("traced").text(), "traced@local.test"));
        }
        await("both attempts are told")
                .atMost(PATIENCE)
                .until(() -> of(messageId, "attempt").size() == 2);
        var trace = of(messageId, "attempt").getFirst().trace();
        await("so is the session")
                .atMost(PATIENCE)
                .until(() ->
                        inTrace(trace).stream().anyMatch(span -> span.name().equals("session")));

        var spans = inTrace(trace);
        assertThat(spans).extracting(Span::service).contains("smtp-edge", "reputation-service", "policy-service");
        assertThat(spans)
                .extracting(Span::name)
                .contains("session", "inquiry message", "postern-reputation", "postern-policy", "accept", "attempt");
        assertThat(spans)
                .filteredOn(span -> !span.name().equals("session"))
                .as("each hangs on another one")
                .allMatch(span -> spans.stream().anyMatch(other -> other.id().equals(span.parent())));
        assertThat(of(messageId, "attempt")).allMatch(span -> span.trace().equals(trace));
        assertThat(spans)
                .extracting(Span::attributes)
                .noneMatch(all -> all.toString().contains("@"));
    }

    private static List<Span> of(String messageId, String name) {
        return secured.collector().spans().stream()
                .filter(span -> span.name().equals(name) && span.attributes().contains("messageId=" + messageId))
                .toList();
    }

    private static List<Span> inTrace(String trace) {
        return secured.collector().spans().stream()
                .filter(span -> span.trace().equals(trace))
                .toList();
    }

    @Test
    void logs_are_json_with_the_keys_of_every_service_and_name_people_at_debug_only() throws IOException {
        world.receiver().on(Step.RCPT, "logged@local.test", 1, Answer.say("451 4.2.0 Later"));
        new SystemTopics(secured.kafka()).write(Topics.INQUIRIES, "garbage".getBytes(StandardCharsets.US_ASCII));
        try (var client = world.friend()) {
            client.send("logs@local.test", Mail.about("logged").text(), "logged@local.test");
        }
        await("it is told")
                .atMost(PATIENCE)
                .until(() -> Stream.of(
                                "mail is handed over",
                                "it is decided",
                                "mail waits for its next attempt",
                                "parked an unread")
                        .allMatch(secured.logs()::contains));
        var mapper = new ObjectMapper();
        var keys = new HashSet<String>();
        for (var line :
                secured.logs().lines().filter(text -> text.startsWith("{")).toList()) {
            var read = mapper.readTree(line);
            assertThat(read.path("level").asText()).as(line).isNotEmpty();
            read.fieldNames().forEachRemaining(keys::add);
            if (!read.path("level").asText().equals("DEBUG")) {
                assertThat(line)
                        .as("people, at DEBUG only")
                        .doesNotContain("@local.test", "\"sender\"", "\"recipient\"");
            }
        }
        assertThat(keys).contains("time", "logger", "message").containsAll(LogKeys.FIXED);
    }

    @Test
    void the_operators_own_rights_are_enough_for_his_orders() {
        String messageId;
        try (var client = world.friend()) {
            messageId = Books.messageId(
                    client.send("a@local.test", Mail.about("ordered").text(), "ordered@local.test"));
        }
        ParkedMail.park(
                secured.kafka(),
                "01kanpc0000000000000000000",
                Mail.about("parked"),
                Topics.outbound(Lane.INCOMING),
                "parked@local.test");
        for (var words : List.of(
                "parked list",
                "parked replay --all --yes",
                "parked discard --all --yes",
                "status --json",
                "trace " + messageId,
                "queue hold --destination held.test",
                "quarantine list",
                "lists")) {
            var said = secured.run(words.split(" "));
            assertThat(said.code()).as(words + ": " + said.said()).isZero();
            assertThat(said.said()).as(words).doesNotContainIgnoringCase("authoriz");
        }
    }

    @Test
    void his_endpoints_ask_another_machine_for_the_token_and_answer_it_slowly() throws Exception {
        for (var endpoint : List.of("/books", "/queue", "/assess")) {
            var part = endpoint.equals("/assess") ? Part.REPUTATION : Part.BOOKS;
            var address = "http://127.0.0.1:" + world.postern().httpPort(part) + endpoint;
            await(endpoint + " wants the token").until(() -> asked(address, "X-Forwarded-For", "192.0.2.1") == 401);
            assertThat(asked(address, "X-Forwarded-For", "192.0.2.1", "Authorization", "Bearer " + SecuredWorld.TOKEN))
                    .as(endpoint + " with the token")
                    .isIn(200, 400);
            assertThat(asked(address, "Origin", "https://elsewhere.test"))
                    .as(endpoint)
                    .isEqualTo(403);
            assertThat(asked(address)).as(endpoint + " from this machine").isIn(200, 400);
            await(endpoint + " is asked too often")
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> asked(address, "X-Forwarded-For", "192.0.2.1") == 429);
        }
    }

    /** What is answered to nothing, if it is to be judged, and to a question otherwise. */
    private static int asked(String address, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address));
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (address.endsWith("/assess")) {
            request.POST(HttpRequest.BodyPublishers.ofString("{}"));
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void no_secret_is_in_a_log_a_state_a_command_line_a_metric_or_an_event() throws IOException {
        var secrets = secured.secrets().toArray(String[]::new);
        try (var overheard = Overheard.in(secured.kafka())) {
            var said = annaHandsIn();
            assertThat(shown()).contains("anna@local.test").doesNotContain(secrets);
            assertThat(said).doesNotContain(secrets);
            assertNoneIsHeard(overheard, secrets);
        }
    }

    /** By a password, beside mail and orders that fill all sorts of topics; gives what {@code ./postern} said. */
    private static String annaHandsIn() {
        var password = secured.written("password", SecuredWorld.PASSWORD).toString();
        var added = secured.run("accounts", "add", "anna@local.test", "--password-file", password);
        assertThat(added.code()).as(added.said()).isZero();
        var held = secured.run("queue", "hold", "--destination", "secret.test");
        assertThat(held.code()).as(held.said()).isZero();
        try (var client = world.friend()) {
            client.send(
                    "a@local.test",
                    Mail.of("large", "0123456789\r\n".repeat(20_000)).text(),
                    "large@local.test");
        }
        world.receiver().on(Step.RCPT, "bert@local.test", 1, Answer.say("451 4.2.0 Later"));
        var dialogues = new Dialogues("postern", Map.of("submission", secured.submissionPort()));
        for (var dialogue : Dialogues.all()) {
            if (dialogue.name().equals("an-account-signs-in-and-hands-in-mail")) {
                await("the account is known").untilAsserted(() -> dialogues.play(dialogue));
            }
        }
        var topics = new SystemTopics(secured.kafka());
        await("it is delivered")
                .atMost(PATIENCE)
                .until(() -> topics.outcomes().stream()
                        .anyMatch(outcome -> outcome.reversePath().equals("anna@local.test")
                                && outcome.status() == Status.DELIVERED));
        return added.said() + held.said();
    }

    /** Logs, state, command lines and metrics. */
    private static String shown() throws IOException {
        var shown = new StringBuilder(secured.logs());
        shown.append(world.postern().launcherSays());
        shown.append(secured.run("status").said());
        shown.append(Files.readString(world.postern().folder().resolve("run").resolve("state.json")));
        for (long pid : world.postern().pids().stream().filter(pid -> pid > 0).toList()) {
            shown.append(Files.readString(Path.of("/proc/" + pid + "/cmdline"), StandardCharsets.ISO_8859_1));
        }
        for (var part : List.of(Part.EDGE, Part.REPUTATION, Part.POLICY, Part.WORKER, Part.BOOKS, Part.REFUSALS)) {
            shown.append(world.postern().metrics(part));
        }
        return shown.toString();
    }

    /** In any topic, whatever is in it, and also in what is removed again once it is finished. */
    private static void assertNoneIsHeard(Overheard overheard, String... secrets) {
        for (var topic : List.of(
                Topics.INQUIRIES,
                Topics.ASSESSMENTS,
                Topics.VERDICTS,
                Topics.CONTENT,
                Topics.DELIVERIES,
                Topics.HISTORY,
                Topics.TRANSCRIPTS,
                Topics.ACCOUNTS,
                Topics.COMMANDS,
                Topics.BOOKS)) {
            await(topic + " is heard")
                    .atMost(PATIENCE)
                    .until(() -> overheard.topics().contains(topic));
        }
        assertThat(overheard.topics())
                .anyMatch(topic -> topic.startsWith("postern.outbound."))
                .anyMatch(topic -> topic.startsWith("postern.retry."));
        await("her mail, too")
                .atMost(PATIENCE)
                .until(() -> overheard.of(Topics.DELIVERIES).contains("anna@local.test"));
        for (var topic : overheard.topics()) {
            assertThat(overheard.of(topic)).as(topic).doesNotContain(secrets);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.acceptance.world.Books;
import io.postern.acceptance.world.Commands;
import io.postern.acceptance.world.Mail;
import io.postern.acceptance.world.World;
import io.postern.contracts.access.Grants;
import io.postern.contracts.topic.RetryTiers;
import io.postern.contracts.topic.Topics;
import io.postern.embedded.FreePorts;
import io.postern.testkit.servers.OtlpCollector;
import io.postern.testkit.servers.OtlpCollector.Span;
import io.postern.testkit.servers.SecuredKafka;
import io.postern.testkit.servers.SecuredRedis;
import io.postern.testkit.smtp.Answer;
import io.postern.testkit.smtp.Step;
import io.postern.testkit.system.Part;
import io.postern.testkit.system.SystemSettings;
import io.postern.testkit.system.SystemTopics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
    private static final List<String> SERVICES =
            List.of("smtp-edge", "reputation-service", "policy-service", "delivery-worker", "books-service");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern ROOM = Pattern.compile(
            "(?s)(?=.*postern_room_disk_free_bytes\\{broker=\"\\d+\"} [1-9])(?=.*postern_room_redis_used_bytes [1-9])");

    private static SecuredKafka kafka;
    private static SecuredRedis redis;
    private static OtlpCollector collector;
    private static World world;

    @BeforeAll
    static void start() {
        var folder = fresh(Path.of("target", "systems", "secured-servers").toAbsolutePath());
        kafka = SecuredKafka.start(folder);
        redis = SecuredRedis.start(folder);
        collector = OtlpCollector.start();
        SERVICES.forEach(service -> kafka.user(service, service));
        var passwords = kafka.user("operator", "operator", "topics").getParent();
        world = World.start("secured", settings -> secured(settings, passwords));
    }

    private static SystemSettings secured(SystemSettings settings, Path passwords) {
        var security = "postern.kafka.security.";
        return settings.set("postern.kafka.bootstrap-servers", kafka.sasl())
                .set(security + "protocol", "sasl-ssl")
                .set(security + "username", "${quarkus.application.name:operator}")
                .set(security + "password-file", passwords + "/${quarkus.application.name:operator}")
                .set(security + "ca-file", kafka.authority().toString())
                .set("postern.redis.url", redis.url())
                .set("postern.redis.username", SecuredRedis.USER)
                .set("postern.redis.password", SecuredRedis.PASSWORD)
                .set("postern.redis.ca-file", redis.authority().toString())
                .set("postern.edge.listeners.submission.port", FreePorts.take())
                .set("postern.dmarc-reports.enabled", true)
                .set("postern.trace.endpoint", collector.endpoint())
                .set("postern.trace.sample", 1.0)
                .set("postern.log.json", true)
                .set("quarkus.log.category.\"io.postern\".level", "DEBUG");
    }

    @AfterAll
    static void stop() {
        world.close();
        collector.close();
        redis.close();
        kafka.close();
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

        var status = Commands.run(world, "status", "--json");
        assertThat(status.code()).as(status.said()).isZero();
        var topics = new SystemTopics(kafka.open());
        assertThat(topics.written(Topics.CONTENT)).isPositive();
        assertThat(topics.written(Topics.HISTORY)).isPositive();
        await("the books are saved").atMost(PATIENCE).until(() -> topics.written(Topics.BOOKS) > 0);
        await("books may ask how full Redis and the brokers are")
                .atMost(PATIENCE)
                .until(() -> ROOM.matcher(world.postern().metrics(Part.BOOKS)).lookingAt());
        assertThat(logs()).doesNotContain("ot authorized", "uthorization", "refuse");
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
        return collector.spans().stream()
                .filter(span -> span.name().equals(name) && span.attributes().contains("messageId=" + messageId))
                .toList();
    }

    private static List<Span> inTrace(String trace) {
        return collector.spans().stream()
                .filter(span -> span.trace().equals(trace))
                .toList();
    }

    @Test
    void logs_are_json_with_the_keys_of_every_service_and_name_people_at_debug_only() throws IOException {
        try (var client = world.friend()) {
            client.send("a@local.test", Mail.about("logged").text(), "logged@local.test");
        }
        await("it is told")
                .atMost(PATIENCE)
                .until(() -> logs().contains("mail is handed over") && logs().contains("it is decided"));
        var mapper = new ObjectMapper();
        var keys = new HashSet<String>();
        for (var line : logs().lines().filter(text -> text.startsWith("{")).toList()) {
            var read = mapper.readTree(line);
            assertThat(read.path("level").asText()).as(line).isNotEmpty();
            read.fieldNames().forEachRemaining(keys::add);
            if (!read.path("level").asText().equals("DEBUG")) {
                assertThat(read.has("sender") || read.has("recipient")).as(line).isFalse();
            }
        }
        assertThat(keys).contains("time", "logger", "message", "sessionId", "client", "verdict", "check", "topic");
    }

    @Test
    void no_secret_is_in_a_log_a_state_a_command_line_or_an_event() throws IOException {
        var secrets = new ArrayList<>(Stream.concat(SERVICES.stream(), Stream.of("operator"))
                .map(SecuredKafka::password)
                .toList());
        secrets.add(SecuredRedis.PASSWORD);
        var shown = new StringBuilder(logs());
        shown.append(world.postern().launcherSays());
        shown.append(Commands.run(world, "status").said());
        shown.append(Files.readString(world.postern().folder().resolve("run").resolve("state.json")));
        for (long pid : world.postern().pids().stream().filter(pid -> pid > 0).toList()) {
            shown.append(Files.readString(Path.of("/proc/" + pid + "/cmdline"), StandardCharsets.ISO_8859_1));
        }
        var topics = new SystemTopics(kafka.open());
        for (var topic : List.of(Topics.HISTORY, Topics.TRANSCRIPTS, Topics.DELIVERIES, Topics.LISTS)) {
            topics.records(topic).forEach(next -> shown.append(new String(next.value(), StandardCharsets.UTF_8)));
        }
        assertThat(shown).doesNotContain(secrets.toArray(String[]::new));
    }

    private static String logs() {
        var all = new StringBuilder();
        for (var part : List.of(Part.EDGE, Part.REPUTATION, Part.POLICY, Part.WORKER, Part.BOOKS)) {
            all.append(world.postern().log(part));
        }
        return all.toString();
    }

    private static Path fresh(Path folder) {
        try (var files = Files.exists(folder) ? Files.walk(folder) : Stream.<Path>empty()) {
            files.sorted((one, other) -> other.compareTo(one))
                    .forEach(file -> file.toFile().delete());
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

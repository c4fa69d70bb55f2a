// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.launcher.sink.SinkCommand;
import io.postern.launcher.sink.SinkMessage;
import io.postern.launcher.state.JsonRunState;
import io.postern.launcher.state.RunState;
import io.postern.testkit.system.BuiltTree;
import io.postern.testkit.system.Part;
import io.postern.testkit.system.PosternUnderTest;
import io.postern.testkit.system.Processes;
import io.postern.testkit.system.SystemSettings;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** {@code ./postern} as a person uses it: one system, started once, killed at the end. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UpIT {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final List<SinkMessage> ARRIVED = new CopyOnWriteArrayList<>();
    private static ServerSocket sink;
    private static PosternUnderTest postern;

    private record Said(int code, String out) {}

    @BeforeAll
    static void start() throws IOException {
        sink = SinkCommand.listen("127.0.0.1", 0, ARRIVED::add);
        postern = PosternUnderTest.start(
                "up",
                new SystemSettings()
                        .set("postern.launcher.start-timeout", "150s")
                        .set("postern.refusal-page.enabled", true)
                        .set("postern.delivery.incoming-schedule", List.of("2s"))
                        .set("postern.delivery.claim", "3s")
                        .set("postern.delivery.routes.\"local.test\"", "127.0.0.1:" + sink.getLocalPort()));
    }

    @AfterAll
    static void stop() throws IOException {
        postern.close();
        sink.close();
    }

    @Test
    @Order(1)
    void the_screen_tells_where_it_listens_and_how_to_go_on() {
        assertThat(postern.launcherSays())
                .contains("127.0.0.1:" + postern.mxPort())
                .contains(
                        "swaks --server 127.0.0.1:" + postern.mxPort() + " --from anna@debian.org --to bert@local.test")
                .contains("lists       no DNS block list is asked")
                .containsPattern("refusals    http://127.0.0.1:\\d+/r/CODE explains them")
                .containsPattern("./postern trace ID --(config|data-dir) ")
                .contains("Ctrl-C")
                .endsWith("ready\n");
    }

    @Test
    @Order(2)
    void a_message_is_sent_arrives_and_is_traced() throws Exception {
        // JVMs that have just started may be late with their first verdict: 451.
        var sent = await().atMost(SOON)
                .until(
                        () -> run("send", "--from", "anna@local.test", "--to", "bert@local.test", "--subject", "first"),
                        said -> said.out().contains("Accepted as "));
        await().atMost(SOON).until(() -> !ARRIVED.isEmpty());
        assertThat(new String(ARRIVED.getFirst().content(), StandardCharsets.UTF_8))
                .contains("Subject: first");
        var id = Pattern.compile("Accepted as (\\w+)").matcher(sent.out());
        assertThat(id.find()).isTrue();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(run("trace", id.group(1)).out())
                        .contains("judged", "Dialogue with client", "Dialogue with server")
                        .containsSubsequence("Now  message " + id.group(1), "<bert@local.test>  delivered"));
    }

    @Test
    @Order(3)
    void a_refused_message_and_an_unknown_id_are_one_sentence() throws Exception {
        var refused = run("send", "--listener", "mx", "--from", "a@x.test", "--to", "b@elsewhere.test");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.out()).contains("The message was not accepted: 5").hasLineCount(1);

        var order = run("queue", "cancel", "--message", "01zzzzzzzzzzzzzzzzzzzzzzzz");
        assertThat(order.code()).isEqualTo(1);
        assertThat(order.out())
                .startsWith("Nothing of message 01zzzzzzzzzzzzzzzzzzzzzzzz waits")
                .hasLineCount(1);

        var unknown = run("trace", "01zzzzzzzzzzzzzzzzzzzzzzzz");
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.out()).startsWith("Nothing is known of").hasLineCount(1);
    }

    @Test
    @Order(4)
    void the_state_of_everything_is_shown() throws Exception {
        var status = run("status");
        assertThat(status.out())
                .contains("smtp-edge", "delivery-worker", "books-service", "kafka", "redis", "0 parked");
        assertThat(status.code()).isZero();

        var json = new ObjectMapper().readTree(run("status", "--json").out());
        assertThat(json.get("processes"))
                .hasSize(9)
                .allMatch(process -> process.get("ready").asBoolean());
    }

    @Test
    @Order(5)
    void the_books_balance_and_nothing_waits() throws Exception {
        await().atMost(SOON).until(() -> run("books", "--json").out(), said -> said.contains("\"queued\" : 0"));
        var books = run("books");
        assertThat(books.out()).contains("accepted", "delivered", "Balanced");
        assertThat(books.code()).isZero();
        assertThat(run("queue", "list").out()).isEqualTo("Nothing of that kind waits.\n");
    }

    @Test
    @Order(5)
    void who_is_elsewhere_asks_by_the_addresses_in_the_settings() throws IOException {
        var state = JsonRunState.read(postern.folder());
        var file = Files.writeString(postern.folder().resolve("elsewhere.yaml"), """
                postern:
                  data-dir: %s
                  kafka: {bootstrap-servers: "%s"}
                  redis: {url: "%s"}
                  launcher: {endpoints: {books: "%s", reputation: "%s"}}
                """.formatted(
                                postern.folder().resolve("none"),
                                state.kafka().bootstrapServers(),
                                state.redis().url(),
                                address(state, "books-service"),
                                address(state, "reputation-service")))
                .toString();

        assertThat(io.postern.launcher.Said.to("books", "--config", file).out()).contains("Balanced");
        assertThat(io.postern.launcher.Said.to("queue", "list", "--config", file)
                        .out())
                .isEqualTo("Nothing of that kind waits.\n");
        var status = io.postern.launcher.Said.to("status", "--config", file);
        assertThat(status.out())
                .contains("Postern on other machines")
                .containsPattern(
                        "books-service +ready\\R +reputation-service +ready\\R +kafka +ready\\R +redis +ready\\R")
                .contains("not asked: smtp-edge, refusal-page, delivery-worker, policy-service;", "0 parked")
                .doesNotContain("launcher", "process 0");
        assertThat(status.code()).isZero();
    }

    private static String address(RunState state, String service) {
        return state.services().stream()
                .filter(one -> one.name().equals(service))
                .map(one -> "http://127.0.0.1:" + one.httpPort())
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Order(6)
    void a_second_start_on_the_same_folder_is_told() throws Exception {
        var second = run("up");

        assertThat(second.code()).isEqualTo(1);
        assertThat(second.out()).contains("already runs on " + postern.folder()).hasLineCount(1);
    }

    @Test
    @Order(7)
    void a_part_that_dies_is_started_again_and_said_so() {
        postern.replace(Part.POLICY);
        postern.replace(Part.REDIS);

        assertThat(postern.launcherSays())
                .contains("policy-service has ended", "policy-service was started again", "redis was started again");
    }

    @Test
    @Order(8)
    void it_stops_in_order_and_starts_again_on_its_data_and_what_waited_is_delivered() throws Exception {
        int port = sink.getLocalPort();
        sink.close();
        var sent = await().atMost(SOON)
                .until(
                        () -> run("send", "--from", "anna@local.test", "--to", "bert@local.test", "--subject", "waits"),
                        said -> said.out().contains("Accepted as "));
        assertThat(sent.code()).isZero();
        var pids = postern.pids();
        assertThat(postern.stop()).isTrue();
        assertThat(pids).noneMatch(Processes::alive);
        assertThat(postern.launcherSays())
                .containsSubsequence(
                        "Stopping.",
                        "smtp-edge",
                        "delivery-worker",
                        "books-service",
                        "policy",
                        "reputation",
                        "kafka",
                        "redis");
        assertThat(run("status").out()).startsWith("No Postern runs on");

        sink = SinkCommand.listen("127.0.0.1", port, ARRIVED::add);
        postern.startAgain();
        await().atMost(SOON)
                .until(() -> ARRIVED.stream()
                        .anyMatch(message ->
                                new String(message.content(), StandardCharsets.UTF_8).contains("Subject: waits")));
    }

    @Test
    @Order(9)
    void nothing_stays_behind_when_the_launcher_is_killed() {
        var pids = postern.pids();

        postern.killLauncher();

        await().atMost(SOON)
                .until(() -> pids.stream().noneMatch(Processes::alive)
                        && Processes.mentioning(postern.folder().toString()).isEmpty());
    }

    private static Said run(String... words) throws IOException, InterruptedException {
        var command =
                new ArrayList<>(List.of(BuiltTree.root().resolve("postern").toString()));
        command.addAll(List.of(words));
        command.addAll(List.of("--data-dir", postern.folder().toString()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("POSTERN_BUILD", "never");
        var process = builder.start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), out);
    }
}

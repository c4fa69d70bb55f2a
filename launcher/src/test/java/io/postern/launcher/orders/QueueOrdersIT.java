// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Command;
import io.postern.contracts.event.Command.Action;
import io.postern.contracts.event.Command.Target;
import io.postern.contracts.topic.Topics;
import io.postern.launcher.Said;
import io.postern.testkit.servers.TestKafka;
import io.postern.testkit.system.SystemTopics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders from the command line, as they arrive in a real Kafka. */
class QueueOrdersIT {
    private static final String ID = "01kanabcdefghjkmnpqrstvwxy";
    private static TestKafka kafka;

    @TempDir
    private static Path folder;

    private SystemTopics topics;

    @BeforeAll
    static void start() throws Exception {
        kafka = TestKafka.sharedWithFreshTopics();
        Said.systemOn(folder, kafka.bootstrapServers());
    }

    @BeforeEach
    void open() {
        topics = new SystemTopics(kafka.bootstrapServers());
    }

    @Test
    void an_order_for_several_targets_is_one_record_each_under_its_key() {
        var said =
                queue("hold", "--message", ID, "--destination", "Example.NET", "--sender", "<>", "--comment", "full");

        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("Message " + ID + " is held", "Mail to example.net is held", "Mail from <> is");
        var records = topics.records(Topics.COMMANDS).reversed().subList(0, 3).reversed();
        assertThat(records)
                .extracting(record -> new String(record.key(), StandardCharsets.US_ASCII))
                .containsExactly("MESSAGE:" + ID + ":hold", "DESTINATION:example.net:hold", "SENDER::hold");
        assertThat(last()).satisfies(order -> {
            assertThat(order.id()).matches(OrderId::readable);
            assertThat(order.by()).isEqualTo(System.getProperty("user.name"));
            assertThat(order.action()).isEqualTo(Action.HOLD);
            assertThat(order.target()).isEqualTo(new Target(Target.Kind.SENDER, ""));
            assertThat(order.comment()).isEqualTo("full");
        });
    }

    @Test
    void mail_is_rerouted_and_goes_the_usual_way_again() {
        assertThat(queue("reroute", "--destination", "example.net", "--to", "[2001:db8::25]:25")
                        .out())
                .startsWith("Mail to example.net is handed over to [2001:db8::25]:25 from now on");
        assertThat(last().route()).isEqualTo("[2001:db8::25]:25");

        assertThat(queue("reroute", "--destination", "example.net", "--usual").out())
                .startsWith("Mail to example.net goes the usual way again.");
        assertThat(last().route()).isNull();
    }

    @Test
    void what_is_held_is_released_once_and_then_nobody_holds_it() {
        assertThat(queue("hold", "--destination", "held.test").code()).isZero();
        var released = queue("release", "--destination", "held.test");
        assertThat(released.out()).startsWith("Mail to held.test is no longer held");
        assertThat(released.code()).isZero();
        assertThat(last().action()).isEqualTo(Action.RELEASE);
        long before = topics.written(Topics.COMMANDS);
        var again = queue("release", "--destination", "held.test");
        assertThat(again.out())
                .startsWith("Nobody has put mail to held.test on hold")
                .hasLineCount(1);
        assertThat(again.code()).isEqualTo(1);
        assertThat(topics.written(Topics.COMMANDS)).isEqualTo(before);
        assertThat(queue("release", "--destination", "held.test", "--anyway").code())
                .isZero();
    }

    @Test
    void a_machine_reads_the_order() {
        var said = queue("retry", "--message", ID, "--json");

        assertThat(said.out()).contains("\"action\" : \"RETRY\"", "\"id\" : \"" + last().id(), "\"says\" : \"Message");
    }

    @Test
    void what_cannot_be_meant_is_one_sentence_and_no_order() {
        long before = topics.written(Topics.COMMANDS);
        for (var words : new String[][] {
            {"cancel"},
            {"cancel", "--message", "nonsense"},
            {"cancel", "--message", ID, "--sender", "nobody"},
            {"reroute", "--message", ID},
            {"reroute", "--message", ID, "--to", "mail.example.net"},
            {"reroute", "--message", ID, "--to", "a.test:25", "--usual"}
        }) {
            var said = queue(words);
            assertThat(said.code()).isEqualTo(1);
            assertThat(said.out()).hasLineCount(1);
        }
        assertThat(topics.written(Topics.COMMANDS)).isEqualTo(before);
    }

    private Command last() {
        return topics.events(Topics.COMMANDS, Command.class).getLast();
    }

    private static Said queue(String... words) {
        return Said.by(folder, "queue", words);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Account;
import io.postern.contracts.scram.ScramKeys;
import io.postern.contracts.topic.Topics;
import io.postern.launcher.Said;
import io.postern.testkit.servers.TestKafka;
import io.postern.testkit.system.SystemTopics;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts from the command line, as they arrive in a real Kafka. */
class AccountsIT {
    private static final String GOOD = "Grüße-42";
    private static TestKafka kafka;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() throws Exception {
        kafka = TestKafka.sharedWithFreshTopics();
        Said.systemOn(folder, kafka.bootstrapServers());
    }

    @Test
    void an_account_is_added_and_gets_another_password() throws Exception {
        var said = with(GOOD + "\n", "add", "Anna@Example.NET");

        assertThat(said.out())
                .isEqualTo("Account anna@example.net is there: it may sign in, and send as anna@example.net.%n"
                        .formatted());
        assertThat(said.code()).isZero();
        var added = last();
        assertThat(added.name()).isEqualTo("anna@example.net");
        assertThat(added.suspended()).isFalse();
        assertThat(added.senders()).isEmpty();
        assertThat(added.changedBy()).isEqualTo(System.getProperty("user.name"));
        assertThat(ScramKeys.matches(GOOD, added.verifier())).isTrue();

        assertThat(with("Another-1\r\n", "passwd", "anna@example.net").out())
                .startsWith("Account anna@example.net has another password.");
        assertThat(ScramKeys.matches("Another-1", last().verifier())).isTrue();
        assertThat(ScramKeys.matches(GOOD, last().verifier())).isFalse();
        assertThat(with(GOOD, "add", "anna@example.net").out())
                .startsWith("There is an account anna@example.net already; ./postern accounts passwd")
                .hasLineCount(1);
        var records = new SystemTopics(kafka.bootstrapServers()).records(Topics.ACCOUNTS);
        assertThat(new String(records.getLast().key(), UTF_8)).isEqualTo("anna@example.net");
    }

    @Test
    void a_word_is_an_account_too_if_it_is_said_what_it_may_send_as() throws Exception {
        assertThat(with(GOOD, "add", "scanner").out())
                .startsWith("\"scanner\" is no address, so say what it may send as");
        assertThat(with(GOOD, "add", "scanner", "--sender", "<Scan@example.net>", "--sender", "@Bücher.test")
                        .out())
                .endsWith("send as scan@example.net, @xn--bcher-kva.test.%n".formatted());
        assertThat(last().senders()).containsExactly("scan@example.net", "@xn--bcher-kva.test");

        assertThat(accounts("senders", "scanner", "--sender", "@other.test").out())
                .startsWith("Account scanner may send as @other.test from now on.");
        assertThat(last().senders()).containsExactly("@other.test");
        assertThat(ScramKeys.matches(GOOD, last().verifier())).isTrue();
    }

    @Test
    void who_is_suspended_keeps_all_the_rest() throws Exception {
        with(GOOD, "add", "bert@example.net");
        with(GOOD, "add", "cleo@example.net");
        assertThat(accounts("suspend", "bert@example.net", "CLEO@example.net").out())
                .hasLineCount(2)
                .contains("Account bert@example.net is suspended", "Account cleo@example.net is suspended");
        assertThat(last().suspended()).isTrue();
        assertThat(with("Another-1", "passwd", "cleo@example.net").out()).contains("still suspended");
        assertThat(last().suspended()).isTrue();
        assertThat(accounts("resume", "cleo@example.net").out())
                .startsWith("Account cleo@example.net may sign in again");
        assertThat(last().suspended()).isFalse();
        assertThat(ScramKeys.matches("Another-1", last().verifier())).isTrue();
    }

    @Test
    void the_list_has_all_and_none_of_their_secrets() throws Exception {
        with(GOOD, "add", "dora@example.net");
        var verifier = last().verifier();
        with(GOOD, "add", "gone@example.net");
        accounts("suspend", "dora@example.net");
        assertThat(accounts("remove", "gone@example.net").out()).startsWith("Account gone@example.net is removed.");

        assertThat(accounts("list").out())
                .containsPattern("(?m)^NAME +STATE +CHANGED +BY +MAY SEND AS$")
                .containsPattern("(?m)^dora@example.net +suspended .*dora@example.net$")
                .doesNotContain("gone@", verifier.salt(), verifier.storedKey(), verifier.serverKey());
        assertThat(accounts("list", "--json").out())
                .contains("\"name\" : \"dora@example.net\"", "\"suspended\" : true")
                .doesNotContain("gone@", verifier.salt(), verifier.storedKey(), verifier.serverKey());
    }

    @Test
    void a_password_comes_from_standard_input() {
        var before = System.in;
        System.setIn(new ByteArrayInputStream((GOOD + "\n").getBytes(UTF_8)));
        try {
            assertThat(accounts("add", "eva@example.net", "--password-file", "-")
                            .code())
                    .isZero();
        } finally {
            System.setIn(before);
        }
        assertThat(ScramKeys.matches(GOOD, last().verifier())).isTrue();
    }

    @Test
    void a_weak_password_is_taken_only_if_that_is_meant() throws Exception {
        assertThat(with("secret", "add", "fred@example.net").out())
                .startsWith("The password is too weak, it lacks 8 characters, an upper-case letter, a digit,"
                        + " a special character; 20 characters of any kind will do too");
        assertThat(with("secret", "add", "fred@example.net", "--weak").code()).isZero();
        assertThat(ScramKeys.matches("secret", last().verifier())).isTrue();
    }

    @Test
    void what_cannot_be_is_one_sentence_and_changes_nothing() throws Exception {
        with(GOOD, "add", "here@example.net");
        var topics = new SystemTopics(kafka.bootstrapServers());
        long before = topics.written(Topics.ACCOUNTS);
        var none = List.of(
                with("", "add", "x@example.net"),
                with("\n", "add", "x@example.net", "--weak"),
                with("a\nb", "add", "x@example.net", "--weak"),
                with("x".repeat(1025), "add", "x@example.net"),
                with(GOOD, "add", "two words"),
                with(GOOD, "add", ""),
                with(GOOD, "add", "x@"),
                with(GOOD, "add", "@example.net"),
                with(GOOD, "add", "x@example.net", "--sender", "nobody"),
                with(GOOD, "add", "x@example.net", "--sender", "@"),
                with(GOOD, "add", "x@example.net", "--sender", "<>"),
                with(GOOD, "passwd", "nobody@example.net"),
                accounts(
                        "add",
                        "x@example.net",
                        "--password-file",
                        folder.resolve("none").toString()),
                accounts("add", "x@example.net"),
                accounts("suspend", "here@example.net", "nobody@example.net"),
                accounts("resume", "nobody@example.net"),
                accounts("remove", "here@example.net", "\u001b[2J"),
                accounts("senders", "nobody@example.net"));
        assertThat(none).allSatisfy(said -> {
            assertThat(said.code()).isEqualTo(1);
            assertThat(said.out()).hasLineCount(1).doesNotContain("\u001b", GOOD);
        });
        assertThat(topics.written(Topics.ACCOUNTS)).isEqualTo(before);
    }

    @Test
    void a_password_that_is_no_text_is_none() throws Exception {
        var file = Files.write(folder.resolve("octets"), new byte[] {(byte) 0xff, 1, 2});
        assertThat(accounts("add", "x@example.net", "--password-file", file.toString())
                        .out())
                .isEqualTo("The password is not UTF-8.%n".formatted());
    }

    private static Account last() {
        return new SystemTopics(kafka.bootstrapServers())
                .events(Topics.ACCOUNTS, Account.class)
                .getLast();
    }

    private static Said with(String password, String... words) throws Exception {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of(
                "--password-file",
                Files.writeString(folder.resolve("password"), password).toString()));
        return accounts(all.toArray(String[]::new));
    }

    private static Said accounts(String... words) {
        return Said.by(folder, "accounts", words);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.dns.resolve;

import static io.postern.dns.resolve.Replies.a;
import static io.postern.dns.resolve.Replies.cname;
import static io.postern.dns.resolve.Replies.code;
import static io.postern.dns.resolve.Replies.name;
import static io.postern.dns.resolve.Replies.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.dns.DnsReply;
import io.postern.dns.DnsResult;
import io.postern.dns.DnsResult.Failed;
import io.postern.dns.DnsResult.Failure;
import io.postern.dns.DnsResult.Found;
import io.postern.dns.QueryBudget;
import io.postern.dns.RecordType;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;

/** What a server may do to us, over real sockets: nothing loops, nothing fails, nothing takes longer than promised. */
class HostileServerTest {
    private static final int TRIES = 3;

    @Test
    void cnames_that_never_end_are_cut() throws Exception {
        try (var hostile = new ScriptedServer(query -> {
                    var name = query.getQuestion().getName();
                    return cname(query, name, Name.fromString("n" + name.hashCode() + ".test."));
                });
                var dns = client(hostile.address())) {
            assertThat(result(dns, "a.test")).isEqualTo(new Failed(Failure.CHAIN));
            assertThat(hostile.queries()).isEqualTo(9);
        }
    }

    @Test
    void a_cname_circle_over_two_answers_is_cut() throws Exception {
        try (var hostile = new ScriptedServer(query -> {
                    var name = query.getQuestion().getName();
                    var a = Name.fromString("a.test.");
                    return cname(query, name, name.equals(a) ? Name.fromString("b.test.") : a);
                });
                var dns = client(hostile.address())) {
            assertThat(result(dns, "a.test")).isEqualTo(new Failed(Failure.CHAIN));
            assertThat(hostile.queries()).isLessThanOrEqualTo(9);
        }
    }

    @Test
    void thousands_of_cnames_in_one_answer_are_cut() throws Exception {
        try (var hostile = ScriptedServer.withTcp(query -> {
                    var answer = reply(query);
                    for (int i = 0; i < 2_000; i++) {
                        answer.addRecord(new CNAMERecord(name(i), DClass.IN, 60, name(i + 1)), Section.ANSWER);
                    }
                    return answer.toWire();
                });
                var dns = client(hostile.address())) {
            assertThat(result(dns, "n0.test")).isEqualTo(new Failed(Failure.CHAIN));
            assertThat(hostile.queries()).isEqualTo(2);
        }
    }

    @Test
    void of_as_many_mx_as_a_message_holds_the_first_hundred_count() throws Exception {
        try (var hostile = ScriptedServer.withTcp(query -> {
                    var answer = reply(query);
                    var owner = query.getQuestion().getName();
                    for (int i = 0; i < 2_500; i++) {
                        answer.addRecord(new MXRecord(owner, DClass.IN, 60, 10, name(i)), Section.ANSWER);
                    }
                    return answer.toWire();
                });
                var dns = client(hostile.address())) {
            assertThat(result(dns, "a.test", RecordType.MX))
                    .isInstanceOfSatisfying(
                            Found.class, found -> assertThat(found.values()).hasSize(DnsResult.MAX_VALUES));
            assertThat(result(dns, "a.test", RecordType.MX)).isInstanceOf(Found.class);
            assertThat(hostile.queries()).as("the second was in the cache").isEqualTo(2);
        }
    }

    @Test
    void ten_thousand_mx_do_not_fit_into_an_answer_so_there_is_none() throws Exception {
        try (var hostile = new ScriptedServer(query -> {
                    var answer = reply(query);
                    answer.getHeader().setFlag(Flags.TC);
                    var owner = query.getQuestion().getName();
                    for (int i = 0; i < 80; i++) {
                        answer.addRecord(new MXRecord(owner, DClass.IN, 60, 10, name(i)), Section.ANSWER);
                    }
                    return answer.toWire();
                });
                var dns = client(hostile.address())) {
            assertThat(result(dns, "a.test", RecordType.MX)).isEqualTo(new Failed(Failure.GARBLED));
        }
    }

    @Test
    void a_giant_txt_is_read_and_is_not_kept() throws Exception {
        try (var hostile = ScriptedServer.withTcp(query -> {
                    var answer = reply(query);
                    answer.addRecord(
                            new TXTRecord(
                                    query.getQuestion().getName(),
                                    DClass.IN,
                                    60,
                                    Collections.nCopies(250, "x".repeat(255))),
                            Section.ANSWER);
                    return answer.toWire();
                });
                var dns = client(hostile.address())) {
            assertThat(result(dns, "a.test", RecordType.TXT)).isEqualTo(new Found(List.of("x".repeat(63_750)), 60));
            assertThat(dns.cached()).isZero();
        }
    }

    @Test
    void a_lame_server_that_refers_us_elsewhere_knows_nothing() throws Exception {
        try (var lame = new ScriptedServer(query -> {
                    var answer = reply(query);
                    answer.getHeader().unsetFlag(Flags.RA);
                    answer.addRecord(new NSRecord(Name.root, DClass.IN, 60, name(1)), Section.AUTHORITY);
                    return answer.toWire();
                });
                var good = new ScriptedServer(query -> a(query, "192.0.2.1"));
                var alone = client(lame.address());
                var dns = client(lame.address(), good.address())) {
            assertThat(result(alone, "a.test")).isEqualTo(new Failed(Failure.SERVFAIL));
            assertThat(result(dns, "a.test")).isInstanceOf(Found.class);
        }
    }

    @Test
    void a_name_that_points_at_itself_is_noise() throws Exception {
        try (var hostile = new ScriptedServer(query -> {
                    var head = reply(query).toWire();
                    head[7] = 1;
                    var answer = Arrays.copyOf(head, head.length + 12);
                    answer[head.length] = (byte) (0xc0 | head.length >> 8);
                    answer[head.length + 1] = (byte) head.length;
                    return answer;
                });
                var dns = client(hostile.address())) {
            assertThat(result(dns, "a.test")).isEqualTo(new Failed(Failure.GARBLED));
        }
    }

    @Test
    void an_answer_with_another_id_is_not_taken() throws Exception {
        try (var hostile = new ScriptedServer(query -> {
                    var answer = a(query, "192.0.2.66");
                    answer[1] ^= 1;
                    return answer;
                });
                var dns = client(hostile.address())) {
            assertThat(result(dns, "a.test")).isEqualTo(new Failed(Failure.GARBLED));
            assertThat(hostile.queries()).isEqualTo(TRIES);
        }
    }

    @Test
    void an_answer_to_another_question_is_not_taken() throws Exception {
        try (var hostile = new ScriptedServer(query -> {
                    var other = Message.newQuery(Record.newRecord(Name.fromString("victim.test."), 1, DClass.IN));
                    other.getHeader().setID(query.getHeader().getID());
                    return a(other, "192.0.2.66");
                });
                var dns = client(hostile.address())) {
            assertThat(result(dns, "a.test")).isEqualTo(new Failed(Failure.GARBLED));
        }
    }

    @Test
    void noise_is_not_an_answer() throws Exception {
        try (var hostile = new ScriptedServer(query -> new byte[] {1, 2, 3});
                var dns = client(hostile.address())) {
            assertThat(result(dns, "a.test")).isEqualTo(new Failed(Failure.GARBLED));
        }
    }

    @Test
    void a_truncated_answer_without_tcp_behind_it_is_none_and_the_server_is_not_away() throws Exception {
        try (var hostile = new ScriptedServer(query -> {
                    var answer = reply(query);
                    answer.getHeader().setFlag(Flags.TC);
                    return answer.toWire();
                });
                var dns = client(hostile.address())) {
            assertThat(result(dns, "a.test")).isEqualTo(new Failed(Failure.GARBLED));
            assertThat(dns.away()).isFalse();
        }
    }

    @Test
    void a_silent_name_times_out_and_the_server_is_not_away() throws Exception {
        try (var silent = new ScriptedServer(
                        query -> query.getQuestion().getName().equals(Name.root) ? code(query, Rcode.REFUSED) : null);
                var dns = client(silent.address())) {
            assertThat(result(dns, "a.test")).isEqualTo(new Failed(Failure.TIMEOUT));
            assertThat(silent.queries()).isEqualTo(TRIES);
            assertThat(dns.away()).isFalse();
        }
    }

    @Test
    void a_silent_server_is_away_within_the_time_of_one_lookup_and_comes_back_by_itself() throws Exception {
        try (var server = new ScriptedServer(query -> null);
                var dns = client(server.address())) {
            assertThat(result(dns, "a.test")).isEqualTo(new Failed(Failure.TIMEOUT));
            assertThat(dns.away()).isTrue();
            int before = server.queries();
            assertThat(dns.lookup("b.test", RecordType.A)).isDone();
            assertThat(server.queries()).isEqualTo(before);

            server.script(query -> a(query, "192.0.2.1"));
            await().until(() -> !dns.away());
            assertThat(result(dns, "b.test")).isInstanceOf(Found.class);
        }
    }

    @Test
    void a_closed_port_is_away_at_once() throws Exception {
        var server = new ScriptedServer(query -> null);
        var address = server.address();
        server.close();
        try (var dns = client(address)) {
            assertThat(result(dns, "a.test")).isEqualTo(new Failed(Failure.UNREACHABLE));
            assertThat(dns.away()).isTrue();
        }
    }

    @Test
    void a_silent_first_server_costs_one_timeout_and_then_nothing() throws Exception {
        try (var silent = new ScriptedServer(query -> null);
                var good = new ScriptedServer(query -> a(query, "192.0.2.1"));
                var dns = client(silent.address(), good.address())) {
            assertThat(result(dns, "a.test")).isEqualTo(new Found(List.of("192.0.2.1"), 60));
            await().untilAsserted(() -> {
                int before = silent.queries();
                assertThat(result(dns, "n" + System.nanoTime() + ".test")).isInstanceOf(Found.class);
                assertThat(silent.queries()).isEqualTo(before);
            });
            assertThat(dns.away()).isFalse();
        }
    }

    @Test
    void a_server_that_fails_is_not_asked_again_but_the_next_one_is() throws Exception {
        try (var failing = new ScriptedServer(query -> code(query, Rcode.SERVFAIL));
                var good = new ScriptedServer(query -> a(query, "192.0.2.1"));
                var dns = client(failing.address(), good.address());
                var alone = client(failing.address())) {
            assertThat(result(dns, "a.test")).isInstanceOf(Found.class);
            int before = failing.queries();
            assertThat(result(alone, "b.test")).isEqualTo(new Failed(Failure.SERVFAIL));
            assertThat(failing.queries()).isEqualTo(before + 1);
        }
    }

    @Test
    void a_late_answer_to_the_first_try_still_counts() throws Exception {
        var first = new CompletableFuture<Message>();
        try (var slow = new ScriptedServer(query -> {
                    // Each datagram comes from a socket of its own; the answer to the first goes to the first.
                    if (first.complete(query)) {
                        try {
                            TimeUnit.MILLISECONDS.sleep(150);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        return a(query, "192.0.2.1");
                    }
                    return null;
                });
                var dns = client(slow.address())) {
            assertThat(result(dns, "a.test")).isEqualTo(new Found(List.of("192.0.2.1"), 60));
        }
    }

    @Test
    void equal_lookups_are_one_query_and_afterwards_none() throws Exception {
        try (var server = new ScriptedServer(query -> a(query, "192.0.2.1"));
                var dns = client(server.address())) {
            var all = new ArrayList<CompletableFuture<DnsReply>>();
            for (int i = 0; i < 50; i++) {
                all.add(dns.lookup(i % 2 == 0 ? "a.test" : "A.test.", RecordType.A));
            }
            for (var one : all) {
                assertThat(one.get(5, TimeUnit.SECONDS).values()).containsExactly("192.0.2.1");
            }
            assertThat(server.queries()).isEqualTo(1);
            var again = dns.lookup("a.test", RecordType.A, QueryBudget.of(0));
            assertThat(again).isDone();
            assertThat(again.join().cached()).isTrue();
        }
    }

    @Test
    void without_budget_nothing_is_asked() throws Exception {
        try (var server = new ScriptedServer(query -> a(query, "192.0.2.1"));
                var dns = client(server.address())) {
            var budget = QueryBudget.of(1);
            dns.lookup("a.test", RecordType.A, budget).get(5, TimeUnit.SECONDS);
            assertThat(dns.lookup("b.test", RecordType.A, budget).join().result())
                    .isEqualTo(new Failed(Failure.OVER_BUDGET));
            assertThat(server.queries()).isEqualTo(1);
        }
    }

    @Test
    void what_is_no_name_is_not_asked_for() throws Exception {
        try (var server = new ScriptedServer(query -> a(query, "192.0.2.1"));
                var dns = client(server.address())) {
            assertThat(dns.lookup("a b..test", RecordType.A).join().result()).isEqualTo(new Failed(Failure.BAD_NAME));
            assertThat(server.queries()).isZero();
        }
    }

    private static DnsResult result(DnsClient dns, String name) throws Exception {
        return result(dns, name, RecordType.A);
    }

    private static DnsResult result(DnsClient dns, String name, RecordType type) throws Exception {
        return dns.lookup(name, type).get(5, TimeUnit.SECONDS).result();
    }

    static DnsClient client(InetSocketAddress... servers) {
        var timeout = Duration.ofMillis(100);
        return new DnsClient(
                new DnsJavaExchange(timeout.multipliedBy(TRIES)),
                List.of(servers),
                new AnswerCache.Limits(
                        1000, 1 << 20, Duration.ofSeconds(5), Duration.ofHours(1), Duration.ofMinutes(5)),
                timeout,
                TRIES,
                DnsWatch.NONE);
    }
}

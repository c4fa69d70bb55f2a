// SPDX-License-Identifier: Apache-2.0
package io.postern.dns.resolve;

import static io.postern.dns.resolve.HostileServerTest.client;
import static io.postern.dns.resolve.Replies.a;
import static io.postern.dns.resolve.Replies.name;
import static io.postern.dns.resolve.Replies.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.dns.DnsReply;
import io.postern.dns.DnsResult.Failed;
import io.postern.dns.DnsResult.Failure;
import io.postern.dns.DnsResult.Found;
import io.postern.dns.DnsResult.NoSuchName;
import io.postern.dns.QueryBudget;
import io.postern.dns.RecordType;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;

/** What the port promises, over real sockets. */
class DnsPortTest {

    @Test
    void a_query_offers_edns_and_asks_for_the_ad_bit() throws Exception {
        var seen = new AtomicReference<Message>();
        try (var server = new ScriptedServer(query -> {
                    seen.compareAndSet(null, query);
                    return a(query, "192.0.2.1");
                });
                var dns = client(server.address())) {
            assertThat(ask(dns, "a.test").authenticated()).isFalse();
            assertThat(seen.get().getOPT().getPayloadSize()).isEqualTo(1232);
            assertThat(seen.get().getHeader().getFlag(Flags.AD)).isTrue();
            assertThat(seen.get().getHeader().getFlag(Flags.RD)).isTrue();
        }
    }

    @Test
    void the_ad_bit_is_kept_in_the_cache_and_in_the_record() throws Exception {
        try (var server = new ScriptedServer(query -> {
                    var answer = new Message(a(query, "192.0.2.1"));
                    answer.getHeader().setFlag(Flags.AD);
                    return answer.toWire();
                });
                var dns = client(server.address())) {
            assertThat(ask(dns, "a.test").authenticated()).isTrue();
            var again = ask(dns, "a.test");
            assertThat(again.cached()).isTrue();
            assertThat(again.authenticated()).isTrue();
            assertThat(again.answer().authenticated()).isTrue();
        }
    }

    @Test
    void an_answer_with_ttl_0_is_asked_for_each_time() throws Exception {
        try (var server = new ScriptedServer(query -> a(query, "192.0.2.1", 0));
                var dns = client(server.address())) {
            assertThat(ask(dns, "a.test").result()).isInstanceOf(Found.class);
            assertThat(ask(dns, "a.test").cached()).isFalse();
            assertThat(server.queries()).isEqualTo(2);
        }
    }

    @Test
    void an_absence_is_kept_as_long_as_its_soa_says_and_not_at_all_without() throws Exception {
        try (var server = new ScriptedServer(query -> {
                    var answer = reply(query);
                    answer.getHeader().setRcode(Rcode.NXDOMAIN);
                    if (query.getQuestion().getName().equals(name(1))) {
                        answer.addRecord(
                                new SOARecord(name(0), DClass.IN, 60, name(0), name(0), 1, 2, 3, 4, 30),
                                Section.AUTHORITY);
                    }
                    return answer.toWire();
                });
                var dns = client(server.address())) {
            assertThat(ask(dns, "n1.test").result()).isEqualTo(new NoSuchName(30));
            assertThat(ask(dns, "n1.test").cached()).isTrue();
            assertThat(ask(dns, "n2.test").result()).isEqualTo(new NoSuchName(0));
            assertThat(ask(dns, "n2.test").cached()).isFalse();
        }
    }

    @Test
    void when_an_inquirys_time_is_over_it_has_failed_and_others_wait_on() throws Exception {
        try (var silent = new ScriptedServer(query -> null);
                var dns = client(silent.address())) {
            var budget = QueryBudget.of(100, Duration.ofMillis(30));
            var other = dns.lookup("a.test", RecordType.A);
            var mine = dns.lookup("a.test", RecordType.A, budget);
            assertThat(mine.get(5, TimeUnit.SECONDS).result()).isEqualTo(new Failed(Failure.OVER_BUDGET));
            assertThat(dns.lookup("b.test", RecordType.A, budget).join().result())
                    .isEqualTo(new Failed(Failure.OVER_BUDGET));
            assertThat(other.get(5, TimeUnit.SECONDS).result()).isEqualTo(new Failed(Failure.TIMEOUT));
            assertThat(budget.nanosLeft()).isNotPositive();
        }
    }

    @Test
    void who_asks_never_waits() throws Exception {
        try (var silent = new ScriptedServer(query -> null);
                var dns = client(silent.address())) {
            assertThat(dns.lookup("warm.test", RecordType.A)).isNotDone();
            long start = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                assertThat(dns.lookup("n" + i + ".test", RecordType.A)).isNotDone();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as("twenty look-ups, each of which lasts 300 ms")
                    .isLessThan(Duration.ofMillis(250));
            await().until(dns::away);
        }
    }

    private static DnsReply ask(DnsClient dns, String name) throws Exception {
        return dns.lookup(name, RecordType.A).get(5, TimeUnit.SECONDS);
    }
}

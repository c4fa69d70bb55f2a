// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.assessment;

import static io.postern.dns.RecordType.A;
import static io.postern.dns.RecordType.CNAME;
import static io.postern.dns.RecordType.MX;
import static io.postern.dns.RecordType.PTR;
import static io.postern.dns.RecordType.TXT;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Assessment;
import io.postern.contracts.event.Client;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.wire.JsonEvents;
import io.postern.contracts.wire.UnreadableRecord;
import io.postern.dns.Dns;
import io.postern.dns.DnsResult;
import io.postern.dns.DnsResult.Failed;
import io.postern.dns.DnsResult.Failure;
import io.postern.dns.RecordedLookup;
import io.postern.reputation.content.MessageSource;
import io.postern.reputation.history.History;
import io.postern.reputation.lists.AskedList;
import io.postern.reputation.lists.ListWatch;
import io.postern.reputation.lists.Lists;
import io.postern.reputation.scanner.Scanners;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** History is judged again without DNS: findings come out of their own recorded answers as they were. */
class ReplayTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final String REVERSE = "7.2.0.192.in-addr.arpa";
    private static final String LISTED = "7.2.0.192.zen.test";

    static Stream<Arguments> worlds() {
        return Stream.of(
                world("a good sender", good()),
                world("a listed one", good().with(A, LISTED, "127.0.0.2").with(TXT, LISTED, "see zen.test")),
                world("one without a name", good().with(PTR, REVERSE, new DnsResult.NoSuchName(60))),
                world("one whose name leads elsewhere", good().with(A, "mx.good.test", "192.0.2.99")),
                world("a domain that takes no mail", good().with(MX, "good.test", "0 .")),
                world("a domain with an alias", good().with(CNAME, "mx.good.test", "mx.other.test")),
                world("a domain that does not exist", good().with(MX, "good.test", new DnsResult.NoSuchName(60))),
                world("a server that fails", good().with(MX, "good.test", new Failed(Failure.SERVFAIL))),
                world("a list that is late", good().silentAbout(A, LISTED)),
                world("a name that is late", good().silentAbout(A, "mx.good.test")),
                world(
                        "a list that answers when nobody waits for it",
                        good().lateAbout(A, LISTED, "127.0.0.2", 60).lateAbout(A, "mx.good.test", "192.0.2.7", 180)),
                world("nobody answers", away()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("worlds")
    void findings_come_out_the_same(String what, ScriptedDns dns) throws Exception {
        var then = assess(dns);
        var read = read(then);
        var recorded = RecordedLookup.of(read);
        var again = assess(recorded);
        assertThat(again.findings()).isEqualTo(then.findings());
        assertThat(again.answers().stream().filter(answer -> !answer.outcome().equals("TIMEOUT")))
                .usingElementComparatorIgnoringFields("cached", "micros")
                .containsExactlyInAnyOrderElementsOf(then.answers().stream()
                        .filter(answer -> !answer.outcome().equals("TIMEOUT"))
                        .toList());
        assertThat(recorded.beyond()).hasSize(what.endsWith("late") ? 1 : 0);
    }

    private static Assessment read(Assessment assessment) throws UnreadableRecord {
        return (Assessment) JsonEvents.decode(JsonEvents.encode(assessment));
    }

    private static Assessment assess(Dns dns) throws Exception {
        var assessor = new Assessor(
                dns,
                new Limits(Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofMillis(500), 40, 100),
                new Checks(
                        new Lists(List.of(AskedList.ofClients("zen.test")), ListWatch.NONE, Duration.ofMillis(20)),
                        Set.of("local.test"),
                        Set.of(),
                        "mx.local.test",
                        Set.of(),
                        new Scanners(List.of(), new NoTally()),
                        History.UNKNOWN),
                _ -> MessageSource.of(new byte[0]),
                new NoTally());
        var inquiry = new Inquiry.Envelope(
                "1",
                "s",
                NOON.plusSeconds(4),
                new Client("192.0.2.7", 25_000, "mx", ListenerKind.MX, false),
                "mx.good.test",
                null,
                "ada@good.test",
                List.of("b@local.test"),
                null);
        return assessor.assess(inquiry, NOON).get(5, TimeUnit.SECONDS);
    }

    private static ScriptedDns good() {
        return new ScriptedDns()
                .with(PTR, REVERSE, "mx.good.test")
                .with(A, "mx.good.test", "192.0.2.7")
                .with(MX, "good.test", "10 mx.good.test");
    }

    private static ScriptedDns away() {
        var dns = new ScriptedDns();
        dns.away = true;
        return dns;
    }

    private static Arguments world(String what, ScriptedDns dns) {
        return Arguments.of(what, dns);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.assessment;

import static io.postern.dns.RecordType.A;
import static io.postern.dns.RecordType.MX;
import static io.postern.dns.RecordType.PTR;
import static io.postern.dns.RecordType.TXT;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Client;
import io.postern.contracts.event.Content;
import io.postern.contracts.event.DnsblListing.Subject;
import io.postern.contracts.event.Findings;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.finding.AttachmentFinding;
import io.postern.contracts.finding.AuthResult;
import io.postern.dns.Dns;
import io.postern.dns.DnsQuestion;
import io.postern.dns.DnsReply;
import io.postern.dns.DnsResult;
import io.postern.dns.QueryBudget;
import io.postern.dns.RecordType;
import io.postern.reputation.content.MessageSource;
import io.postern.reputation.history.History;
import io.postern.reputation.lists.AskedList;
import io.postern.reputation.lists.ListWatch;
import io.postern.reputation.lists.Lists;
import io.postern.reputation.scanner.ScanTally;
import io.postern.reputation.scanner.Scanners;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What strangers and their name servers may do, through the whole assessment: it comes to findings with a word each, for
 * a bounded number of look-ups and in time. What the servers send over the wire is in {@code HostileServerTest} of the DNS
 * port; what comes of it is a result of these.
 */
@Timeout(30)
class HostileWorldTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final int LOOKUPS = 40;
    private static final int MESSAGE_LOOKUPS = 100;
    private static final String SIGNED =
            "DKIM-Signature: v=1; a=rsa-sha256; d=good.test; s=sel; h=from; bh=" + "A".repeat(43) + "=; b=eA==\r\n";
    private static final String NOTHING_PASSES = "fail: neither SPF nor DKIM passes";
    private static final String NO_AUTHOR = "permerror: there is no From field";
    private static final String BAD_AUTHOR = "permerror: From has an address without a domain name";
    private static final String FROM = "From: Ada <ada@good.test>\r\n";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # every answer is                    | result      | PTR     | list    | sender  | HELO    | SPF       | DKIM      | DMARC
            aliases in a circle, or thousands    | CHAIN       | UNKNOWN | UNKNOWN | UNKNOWN | UNKNOWN | TEMPERROR | TEMPERROR | PERMERROR
            one with a wrong id, or cut, or noise| GARBLED     | UNKNOWN | UNKNOWN | UNKNOWN | UNKNOWN | TEMPERROR | TEMPERROR | TEMPERROR
            a failure, or a referral elsewhere   | SERVFAIL    | UNKNOWN | UNKNOWN | UNKNOWN | UNKNOWN | TEMPERROR | TEMPERROR | TEMPERROR
            a refusal                            | REFUSED     | UNKNOWN | UNKNOWN | UNKNOWN | UNKNOWN | TEMPERROR | TEMPERROR | TEMPERROR
            none in time                         | TIMEOUT     | UNKNOWN | UNKNOWN | UNKNOWN | UNKNOWN | TEMPERROR | TEMPERROR | TEMPERROR
            none, as too much is asked           | OVER_BUDGET | UNKNOWN | UNKNOWN | UNKNOWN | UNKNOWN | TEMPERROR | TEMPERROR | TEMPERROR
            """)
    void a_dns_that_fails_speaks_against_nobody(
            String what,
            DnsResult.Failure failure,
            String ptr,
            String list,
            String sender,
            String helo,
            String spf,
            String dkim,
            String dmarc)
            throws Exception {
        var world = new World((_, _) -> new DnsResult.Failed(failure));
        var found = world.message(SIGNED + FROM + "\r\nsee http://good.test/\r\n");
        var envelope = Objects.requireNonNull(found.envelope());
        assertThat(List.of(
                        found.connection().reverseDns().status().name(),
                        found.connection().dnsbl().getFirst().status().name(),
                        envelope.senderDomain().name(),
                        envelope.helo().name(),
                        found.senderSpf().getFirst().result().name(),
                        found.dkim().getFirst().result().name(),
                        found.dmarc().result().name()))
                .containsExactly(ptr, list, sender, helo, spf, dkim, dmarc);
        assertThat(found.dkim().getFirst().reason()).isNotBlank();
        assertThat(found.dmarc().reason()).isNotBlank();
        assertThat(world.asked).hasValueLessThan(30);
    }

    static Stream<Arguments> records() {
        return Stream.of(
                Arguments.of(
                        "a TXT of 60,000 octets everywhere",
                        answers(TXT, "v=spf1 " + "x".repeat(60_000)),
                        "spf=permerror dkim=permerror"),
                Arguments.of(
                        "a hundred TXT of 600 octets everywhere",
                        answers(TXT, many("v=spf1 " + "ip4:10.0.0.0/8 ".repeat(40))),
                        "spf=permerror dkim=permerror"),
                Arguments.of(
                        "as many MX as count, each without an address",
                        answers(MX, many("10 h%d.test")),
                        "sender=exists"),
                Arguments.of(
                        "a hundred names of the client, each leading elsewhere",
                        answers(PTR, many("h%d.test")),
                        "ptr=unconfirmed"),
                Arguments.of("a hundred addresses of every name", answers(A, many("198.51.100.%d")), "helo=mismatch"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("records")
    void records_in_masses_cost_a_few_lookups(String what, Answers answers, String expected) throws Exception {
        var world = new World(answers);
        var found = world.message(SIGNED + FROM + "\r\nhello\r\n");
        var envelope = Objects.requireNonNull(found.envelope());
        var words = Stream.of(
                        "spf=" + found.senderSpf().getFirst().result(),
                        "dkim=" + found.dkim().getFirst().result(),
                        "sender=" + envelope.senderDomain(),
                        "ptr=" + found.connection().reverseDns().status(),
                        "helo=" + envelope.helo())
                .map(word -> word.toLowerCase(Locale.ROOT));
        assertThat(words).contains(expected.split(" "));
        assertThat(world.asked).hasValueLessThan(60);
    }

    static Stream<Arguments> messages() {
        var nested = IntStream.range(0, 1000)
                .mapToObj("Content-Type: multipart/mixed; boundary=b%1$d\r\n\r\n--b%1$d\r\n"::formatted)
                .collect(Collectors.joining());
        var links = IntStream.range(0, 5000)
                .mapToObj("http://host%d.test/ \r\n"::formatted)
                .collect(Collectors.joining());
        return Stream.of(
                Arguments.of(
                        "a header of 10 MiB",
                        SIGNED + ("X-Field: " + "x".repeat(60) + "\r\n").repeat((10 << 20) / 71) + FROM + "\r\nhi\r\n",
                        "permerror: the header is too long to be verified",
                        "permerror: the header is too long to be read",
                        ""),
                Arguments.of(
                        "1,000 parts in each other",
                        FROM + nested + "\r\nhi\r\n",
                        "none",
                        NOTHING_PASSES,
                        "its parts lie too deep in each other"),
                Arguments.of("no From", "Subject: x\r\n\r\nhi\r\n", "none", NO_AUTHOR, ""),
                Arguments.of(
                        "ten From", FROM.repeat(10) + "\r\nhi\r\n", "none", "permerror: there are 10 From fields", ""),
                Arguments.of("nothing at all", "", "none", NO_AUTHOR, ""),
                Arguments.of(
                        "NUL everywhere",
                        "\0From: \0ada@good.test\0\r\nFrom: a@good\0.test\r\n\0: \0\r\n\r\n\0\0\0\r\n",
                        "none",
                        BAD_AUTHOR,
                        ""),
                Arguments.of(
                        "broken MIME",
                        FROM + "Content-Type: multipart/mixed; boundary=\"\r\nContent-Type: ;;;=\r\n"
                                + "Content-Transfer-Encoding: x\r\n\r\n--\r\n--\"--\r\n=?x?q?=\r\n",
                        "none",
                        NOTHING_PASSES,
                        ""),
                Arguments.of("links by the thousand", FROM + "\r\n" + links, "none", NOTHING_PASSES, ""),
                Arguments.of(
                        "100 signatures",
                        SIGNED.repeat(100) + FROM + "\r\nhi\r\n",
                        "permerror: no key at sel._domainkey.good.test",
                        NOTHING_PASSES,
                        ""));
    }

    /** @param looked what could not be looked into */
    @ParameterizedTest(name = "{0}: {2}, {3}, {4}")
    @MethodSource("messages")
    void a_message_that_is_made_to_hurt_comes_to_words(
            String what, String text, String dkim, String dmarc, String looked) throws Exception {
        var world = new World((name, type) -> type == TXT && name.equals("_dmarc.good.test")
                ? new DnsResult.Found(List.of("v=DMARC1; p=reject"), 60)
                : new DnsResult.NoSuchName(60));
        var found = world.message(text);
        assertThat(List.of(
                        found.dkim().isEmpty()
                                ? "none"
                                : word(
                                        found.dkim().getFirst().result(),
                                        found.dkim().getFirst().reason()),
                        word(found.dmarc().result(), found.dmarc().reason()),
                        found.attachments().stream()
                                .map(AttachmentFinding::problem)
                                .filter(Objects::nonNull)
                                .collect(Collectors.joining(", "))))
                .containsExactly(dkim, dmarc, looked);
        assertThat(found.dkim()).hasSizeLessThanOrEqualTo(10);
        assertThat(world.asked).hasValueLessThan(MESSAGE_LOOKUPS);
    }

    private static String word(AuthResult result, @Nullable String reason) {
        return result.word() + ": " + reason;
    }

    private static String[] many(String value) {
        return IntStream.range(0, DnsResult.MAX_VALUES)
                .mapToObj(i -> value.replace("%d", Integer.toString(i)))
                .toArray(String[]::new);
    }

    /** To every question of a type; other names do not exist. */
    private static Answers answers(RecordType of, String... values) {
        return (_, type) -> type == of ? new DnsResult.Found(List.of(values), 60) : new DnsResult.NoSuchName(60);
    }

    private interface Answers {
        DnsResult to(String name, RecordType type);
    }

    /** A DNS that says the same to everybody, and an assessor that believes it. */
    private static final class World implements Dns {
        private final Answers answers;
        private final AtomicInteger asked = new AtomicInteger();

        World(Answers answers) {
            this.answers = answers;
        }

        Findings.OfMessage message(String text) throws Exception {
            var octets = text.getBytes(StandardCharsets.ISO_8859_1);
            var inquiry = new Inquiry.Message(
                    "1",
                    "s",
                    NOON.plusSeconds(12),
                    new Client("192.0.2.7", 25_000, "mx", ListenerKind.MX, false),
                    "mx.good.test",
                    null,
                    "ada@good.test",
                    List.of("b@local.test"),
                    "m",
                    octets.length,
                    new Content.Inline(octets),
                    null,
                    null);
            var names = new AskedList(
                    "names.test", "names.test", false, Set.of(Subject.FROM, Subject.LINK), null, List.of(), false);
            var assessor = new Assessor(
                    this,
                    new Limits(
                            Duration.ofSeconds(2),
                            Duration.ofSeconds(10),
                            Duration.ofMillis(500),
                            LOOKUPS,
                            MESSAGE_LOOKUPS),
                    new Checks(
                            new Lists(
                                    List.of(AskedList.ofClients("zen.test"), names),
                                    ListWatch.NONE,
                                    Duration.ofSeconds(1)),
                            Set.of("local.test"),
                            Set.of(),
                            "mx.local.test",
                            Set.of(),
                            new Scanners(List.of(), ScanTally.NONE),
                            History.UNKNOWN),
                    content -> MessageSource.of(((Content.Inline) content).bytes()),
                    Tally.NONE);
            return (Findings.OfMessage)
                    assessor.assess(inquiry, NOON).get(11, TimeUnit.SECONDS).findings();
        }

        @Override
        public CompletableFuture<DnsReply> lookup(String name, RecordType type, QueryBudget budget) {
            asked.incrementAndGet();
            var question = new DnsQuestion(name, type);
            return CompletableFuture.completedFuture(new DnsReply(question, answers.to(name, type), true, 0));
        }

        @Override
        public boolean away() {
            return false;
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.assessment;

import static io.postern.dns.RecordType.A;
import static io.postern.dns.RecordType.CNAME;
import static io.postern.dns.RecordType.MX;
import static io.postern.dns.RecordType.PTR;
import static io.postern.dns.RecordType.TXT;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.authentication.dkim.DkimSigner;
import io.postern.authentication.header.Header;
import io.postern.authentication.key.Algorithm;
import io.postern.authentication.key.SigningKey;
import io.postern.contracts.event.Assessment;
import io.postern.contracts.event.Client;
import io.postern.contracts.event.ConnectionFindings;
import io.postern.contracts.event.Content;
import io.postern.contracts.event.DnsblListing;
import io.postern.contracts.event.DnsblListing.Subject;
import io.postern.contracts.event.Findings;
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
import io.postern.reputation.scanner.ScanTally;
import io.postern.reputation.scanner.Scanners;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** History is judged again without DNS: findings come out of their own recorded answers as they were. */
class ReplayTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final String REVERSE = "7.2.0.192.in-addr.arpa";
    private static final String LISTED = "7.2.0.192.zen.test";
    private static final String KEY = "sel._domainkey.good.test";
    private static final String DMARC = "_dmarc.good.test";
    private static final KeyPair KEYS = keys();
    private static final Client CLIENT = new Client("192.0.2.7", 25_000, "mx", ListenerKind.MX, false);
    private static final List<String> RECIPIENTS = List.of("b@local.test");
    private static final AskedList NAMES = new AskedList(
            "names.test",
            "names.test",
            false,
            Set.of(Subject.MAIL_FROM, Subject.FROM, Subject.LINK),
            null,
            List.of(),
            false);

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
        replay(what, dns, envelope("ada@good.test", null));
    }

    static Stream<Arguments> messages() throws Exception {
        var signed = signed();
        return Stream.of(
                world("a signed message", "pass pass", published(), signed),
                world("one that was changed", "fail fail", published(), signed.replace("Hello", "Hullo")),
                world(
                        "one whose key is gone",
                        "permerror fail",
                        published().with(TXT, KEY, new DnsResult.NoSuchName(60)),
                        signed),
                world("one whose key is broken", "permerror fail", published().with(TXT, KEY, "p=x"), signed),
                world(
                        "one whose key cannot be had",
                        "temperror temperror",
                        published().with(TXT, KEY, new Failed(Failure.SERVFAIL)),
                        signed),
                world(
                        "one whose key is late",
                        "temperror temperror",
                        published().silentAbout(TXT, KEY),
                        signed),
                world("one without a signature", "none fail", published(), signed.replaceFirst("DKIM", "X")),
                world(
                        "one of an author without a policy",
                        "pass none",
                        published().with(TXT, DMARC, new DnsResult.NoSuchName(60)),
                        signed),
                world(
                        "one whose author's policy cannot be had",
                        "pass temperror",
                        published().with(TXT, DMARC, new Failed(Failure.TIMEOUT)),
                        signed),
                world(
                        "one with a listed link and a listed author",
                        "pass pass shop.test good.test",
                        published()
                                .with(A, "shop.test.names.test", "127.0.0.4")
                                .with(TXT, "shop.test.names.test", "sells what nobody wants")
                                .with(A, "good.test.names.test", "127.0.0.2"),
                        signed),
                world("one that nothing is known of", "temperror temperror", away(), signed));
    }

    /** The message itself must be there; what the DNS says of it is in the record. */
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("messages")
    void so_do_those_about_a_message(String what, String expected, ScriptedDns dns, String text) throws Exception {
        var findings =
                (Findings.OfMessage) replay(what, dns, message(text, null)).findings();
        var words = new ArrayList<String>();
        words.add(
                findings.dkim().isEmpty()
                        ? "none"
                        : findings.dkim().getFirst().result().word());
        words.add(findings.dmarc().result().word());
        findings.lists().stream()
                .filter(listing -> listing.status() == DnsblListing.Status.LISTED)
                .forEach(listing -> words.add(listing.name()));
        assertThat(words).containsExactlyInAnyOrder(expected.split(" "));
        assertThat(findings.envelope()).isNotNull();
    }

    private static Assessment replay(String what, ScriptedDns dns, Inquiry inquiry) throws Exception {
        var then = assess(dns, inquiry);
        var read = read(then);
        var recorded = RecordedLookup.of(read);
        var again = assess(recorded, inquiry);
        assertThat(again.findings()).isEqualTo(then.findings());
        assertThat(again.answers().stream().filter(answer -> !answer.outcome().equals("TIMEOUT")))
                .usingElementComparatorIgnoringFields("cached", "micros")
                .containsExactlyInAnyOrderElementsOf(then.answers().stream()
                        .filter(answer -> !answer.outcome().equals("TIMEOUT"))
                        .toList());
        assertThat(!recorded.beyond().isEmpty()).isEqualTo(what.endsWith("late"));
        return again;
    }

    private static Assessment read(Assessment assessment) throws UnreadableRecord {
        return (Assessment) JsonEvents.decode(JsonEvents.encode(assessment));
    }

    /** What a message's envelope rests on is in the record of its envelope. */
    @Test
    void a_whole_session_is_judged_again_from_its_records() throws Exception {
        var listed = published().with(A, LISTED, "127.0.0.2").with(A, "shop.test.names.test", "127.0.0.4");
        var then = session(listed);
        var recorded = new RecordedLookup(
                then.stream().flatMap(one -> one.answers().stream()).toList(), false);
        var again = session(recorded);
        assertThat(again)
                .extracting(Assessment::findings)
                .containsExactlyElementsOf(
                        then.stream().map(Assessment::findings).toList());
        assertThat(recorded.beyond()).isEmpty();
    }

    private static List<Assessment> session(Dns dns) throws Exception {
        var assessor = assessor(dns);
        var records = new ArrayList<Assessment>();
        records.add(now(assessor, new Inquiry.Connection("1", "s", NOON.plusSeconds(4), CLIENT)));
        var connection = records.getFirst().findings().connection();
        records.add(now(assessor, envelope("bounces@elsewhere.test", connection)));
        records.add(now(assessor, message(signed(), connection)));
        return records;
    }

    private static Assessment now(Assessor assessor, Inquiry inquiry) throws Exception {
        return read(assessor.assess(inquiry, NOON).get(5, TimeUnit.SECONDS));
    }

    private static Assessment assess(Dns dns, Inquiry inquiry) throws Exception {
        return assessor(dns).assess(inquiry, NOON).get(5, TimeUnit.SECONDS);
    }

    private static Assessor assessor(Dns dns) {
        return new Assessor(
                dns,
                new Limits(Duration.ofMillis(300), Duration.ofSeconds(2), Duration.ofMillis(500), 40, 100),
                new Checks(
                        new Lists(
                                List.of(AskedList.ofClients("zen.test"), NAMES), ListWatch.NONE, Duration.ofMillis(20)),
                        Set.of("local.test"),
                        Set.of(),
                        "mx.local.test",
                        Set.of(),
                        new Scanners(List.of(), ScanTally.NONE),
                        History.UNKNOWN),
                content -> MessageSource.of(((Content.Inline) content).bytes()),
                Tally.NONE);
    }

    private static Inquiry envelope(String sender, @Nullable ConnectionFindings connection) {
        return new Inquiry.Envelope(
                "1", "s", NOON.plusSeconds(4), CLIENT, "mx.good.test", connection, sender, RECIPIENTS, null);
    }

    private static Inquiry message(String text, @Nullable ConnectionFindings connection) {
        var octets = text.getBytes(StandardCharsets.US_ASCII);
        return new Inquiry.Message(
                "1",
                "s",
                NOON.plusSeconds(12),
                CLIENT,
                "mx.good.test",
                connection,
                "bounces@elsewhere.test",
                RECIPIENTS,
                "m",
                octets.length,
                new Content.Inline(octets),
                null,
                null);
    }

    private static String signed() throws IOException {
        var text = "From: Ada <ada@good.test>\r\nSubject: x\r\n\r\nHello, see http://www.shop.test/ there.\r\n";
        var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
        var key = new SigningKey("good.test", "sel", Algorithm.ED25519_SHA256, KEYS.getPrivate());
        var field = DkimSigner.sign(Header.read(in), in, key, DkimSigner.USUAL, NOON);
        return new String(field.raw(), StandardCharsets.US_ASCII) + text;
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With its key and its policy, and SPF of the one who sends for it. */
    private static ScriptedDns published() {
        var encoded = KEYS.getPublic().getEncoded();
        var octets = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        return good().with(
                        TXT, KEY, "v=DKIM1; k=ed25519; p=" + Base64.getEncoder().encodeToString(octets))
                .with(TXT, DMARC, "v=DMARC1; p=reject; rua=mailto:dmarc@good.test")
                .with(MX, "elsewhere.test", "10 mx.good.test")
                .with(TXT, "elsewhere.test", "v=spf1 include:spf.elsewhere.test a:%{d} -all")
                .with(TXT, "spf.elsewhere.test", "v=spf1 mx:good.test ?all");
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

    /** @param expected of DKIM and DMARC, and what is listed */
    private static Arguments world(String what, String expected, ScriptedDns dns, String message) {
        return Arguments.of(what, expected, dns, message);
    }
}

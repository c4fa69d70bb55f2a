// SPDX-License-Identifier: Apache-2.0
package io.postern.dmarcreport.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.contracts.access.RedisAccess;
import io.postern.contracts.event.Client;
import io.postern.contracts.event.Judgement;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.finding.AuthResult;
import io.postern.contracts.finding.DmarcFinding;
import io.postern.contracts.finding.DmarcFinding.Policy;
import io.postern.dmarcreport.Day;
import io.postern.dmarcreport.count.Counted;
import io.postern.dmarcreport.count.Counts;
import io.postern.dmarcreport.count.RedisCounters;
import io.postern.dmarcreport.count.RedisCounters.Room;
import io.postern.dmarcreport.report.Schema;
import io.postern.dns.DnsQuestion;
import io.postern.dns.DnsReply;
import io.postern.dns.DnsResult;
import io.postern.dns.DnsResult.Failure;
import io.postern.dns.Lookup;
import io.postern.redis.RedisLink;
import io.postern.testkit.servers.TestRedis;
import io.postern.testkit.smtp.Answer;
import io.postern.testkit.smtp.ReceivedMessage;
import io.postern.testkit.smtp.ScriptedReceiver;
import io.postern.testkit.smtp.Step;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real Redis and SMTP; the DNS has a policy of x.test and nothing else. */
class ReportingIT {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);
    private static final Instant DUE = Instant.parse("2026-01-06T00:30:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static RedisLink link;
    private final List<Tally.Outcome> outcomes = new CopyOnWriteArrayList<>();
    private ScriptedReceiver receiver;
    private RedisCounters counters;
    private volatile DnsResult stranger = new DnsResult.NoSuchName(60);

    @BeforeAll
    static void connect() {
        link = new RedisLink(RedisAccess.plain(TestRedis.shared().url()), Duration.ofSeconds(5));
        await("connected").atMost(PATIENCE).until(link::connected);
    }

    @AfterAll
    static void disconnect() {
        link.close();
    }

    @BeforeEach
    void begin() {
        TestRedis.sharedAndEmpty();
        receiver = ScriptedReceiver.start();
        counters = new RedisCounters(link, Room.USUAL);
    }

    @AfterEach
    void end() {
        receiver.close();
    }

    @Test
    void judgements_of_a_day_become_a_mail() {
        var trusted = new Client("127.0.0.1", 1, "relay", ListenerKind.RELAY, true);
        Stream.of(
                        Day.judged(Day.STRANGER, dmarc(AuthResult.PASS, "x.test"), "a"),
                        Day.judged(Day.STRANGER, dmarc(AuthResult.PASS, "x.test"), "a"),
                        Day.judged(Day.STRANGER, dmarc(AuthResult.FAIL, "x.test"), "r"),
                        Day.judged(trusted, dmarc(AuthResult.PASS, "x.test"), "a"))
                .flatMap(judgement -> Counted.of(judgement).stream())
                .forEach(this::add);
        reporting().round(DUE);
        var mail = receiver.awaitFor("a@x.test", PATIENCE);
        assertThat(mail.reversePath()).isEqualTo("dmarc-reports@local.test");
        assertThat(mail.header("Subject"))
                .contains("Report Domain: x.test Submitter: local.test Report-ID: <2026-01-05.x.test@local.test>");
        var xml = xml(mail);
        Schema.check(xml);
        assertThat(xml)
                .containsOnlyOnce("<count>2</count>")
                .containsOnlyOnce("<count>1</count>")
                .containsOnlyOnce("<disposition>pass</disposition>")
                .containsOnlyOnce("<disposition>reject</disposition>");
        assertThat(outcomes).containsExactly(Tally.Outcome.SENT);
    }

    @Test
    void a_report_is_made_once_and_not_before_its_time() {
        count("x.test");
        reporting().round(DUE.minusSeconds(1));
        assertThat(receiver.sessions()).isZero();
        reporting().round(DUE);
        reporting().round(DUE.plusSeconds(600));
        count("x.test");
        reporting().round(DUE.plusSeconds(1200));
        assertThat(receiver.accepted()).hasSize(1);
        assertThat(counters.open(DAY)).isEmpty();
    }

    @Test
    void one_instance_makes_the_reports() {
        count("x.test");
        var other = new RedisCounters(link, Room.USUAL);
        assertThat(other.mayReport(DAY)).isTrue();
        assertThat(other.mayReport(DAY)).isTrue();
        reporting().round(DUE);
        assertThat(receiver.sessions()).isZero();
        assertThat(other.open(DAY)).containsExactly("x.test");
        assertThat(outcomes).isEmpty();
    }

    @Test
    void a_report_that_is_not_taken_now_comes_again_as_it_was() {
        count("x.test");
        receiver.on(Step.RCPT, "", 1, Answer.say("451 4.3.0 later"));
        reporting().round(DUE);
        reporting().round(DUE.plusSeconds(300));
        assertThat(outcomes).containsExactly(Tally.Outcome.PUT_OFF, Tally.Outcome.SENT);
        assertThat(receiver.accepted()).hasSize(1);
    }

    @Test
    void a_report_that_is_never_taken_is_given_up() {
        count("x.test");
        receiver.on(Step.RCPT, "", Answer.say("550 5.7.1 no"));
        reporting().round(DUE);
        reporting().round(DUE.plusSeconds(300));
        assertThat(outcomes).containsExactly(Tally.Outcome.REFUSED);
    }

    @Test
    void while_nobody_listens_it_is_put_off_for_three_days() {
        count("x.test");
        receiver.goAway();
        reporting().round(DUE);
        reporting().round(DUE.plus(Duration.ofDays(2)));
        reporting().round(DUE.plus(Duration.ofDays(3)));
        assertThat(outcomes).containsExactly(Tally.Outcome.AWAY, Tally.Outcome.AWAY);
    }

    @Test
    void a_stranger_gets_reports_if_he_says_that_he_wants_them() {
        count("y.test");
        stranger = new DnsResult.Failed(Failure.TIMEOUT);
        reporting().round(DUE);
        stranger = new DnsResult.Found(List.of("v=DMARC1"), 60);
        reporting().round(DUE);
        assertThat(outcomes).containsExactly(Tally.Outcome.PUT_OFF, Tally.Outcome.SENT);
        assertThat(receiver.acceptedFor("a@x.test")).hasSize(1);
    }

    @Test
    void a_stranger_who_does_not_gets_none() {
        count("y.test");
        reporting().round(DUE);
        assertThat(outcomes).containsExactly(Tally.Outcome.NO_ADDRESS);
        assertThat(receiver.sessions()).isZero();
    }

    @Test
    void a_hundred_reports_are_a_hundred_mails() {
        for (int i = 0; i < 100; i++) {
            count("a" + i + ".x.test");
        }
        reporting().round(DUE);
        assertThat(receiver.accepted().stream()
                        .map(mail -> mail.header("Message-ID"))
                        .distinct())
                .hasSize(100);
        assertThat(counters.open(DAY)).isEmpty();
    }

    @Test
    void what_there_is_no_room_for_is_left_out() {
        counters = new RedisCounters(link, new Room(2, 1, 2));
        count("x.test", "x.test", "a.x.test", "b.x.test");
        add(new Counted(DAY, "x.test", published(), row("other.test")));
        assertThat(counters.open(DAY)).containsExactly("a.x.test", "x.test");
        var counts = counters.counts(DAY, "x.test").orElseThrow();
        assertThat(counts.rows().values()).containsExactly(2L);
        assertThat(counts.leftOut()).isEqualTo(1);
        assertThat(counters.counts(DAY, "a.x.test").map(Counts::leftOut)).contains(0L);
    }

    @Test
    void redis_forgets() {
        count("x.test");
        for (var key : List.of("open", "rows", "rows:x.test")) {
            var left = link.run(redis -> redis.ttl("postern:dmarc-reports:{2026-01-05}:" + key))
                    .toCompletableFuture()
                    .join();
            assertThat(Duration.ofSeconds(left)).isBetween(Duration.ofDays(4), Duration.ofDays(5));
        }
    }

    private void count(String... policyDomains) {
        for (var domain : policyDomains) {
            add(new Counted(DAY, domain, published(), row(domain)));
        }
    }

    private void add(Counted message) {
        assertThat(counters.add(List.of(message))).isEmpty();
    }

    private static io.postern.dmarcreport.count.Row row(String from) {
        Judgement judgement = Day.judged(Day.STRANGER, dmarc(AuthResult.PASS, from), "a");
        return Counted.of(judgement).orElseThrow().row();
    }

    private static DmarcFinding.Published published() {
        return Day.published(Policy.REJECT, false, "mailto:a@x.test");
    }

    private static DmarcFinding dmarc(AuthResult result, String from) {
        return Day.dmarc(result, from, Policy.REJECT, published());
    }

    private Reporting reporting() {
        var settings = ReportSettings.of("local.test", null, Duration.ofMinutes(30), 4, 100_000);
        var submission = new SmtpSubmission(receiver.address(), "local.test", Duration.ofSeconds(5));
        Lookup dns = (name, type) -> {
            var result = name.contains("_report") ? stranger : policy(name);
            return CompletableFuture.completedFuture(new DnsReply(new DnsQuestion(name, type), result, true, 0));
        };
        return new Reporting(counters, dns, submission, settings, outcomes::add);
    }

    private static DnsResult policy(String name) {
        return name.equals("_dmarc.x.test")
                ? new DnsResult.Found(List.of("v=DMARC1; p=reject; rua=mailto:a@x.test"), 60)
                : new DnsResult.NoSuchName(60);
    }

    private static String xml(ReceivedMessage mail) {
        var part = mail.text()
                .split("Content-Transfer-Encoding: base64\r\n\r\n", 2)[1]
                .split("\r\n--", 2)[0];
        var packed = Base64.getMimeDecoder().decode(part);
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

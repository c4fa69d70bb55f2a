// SPDX-License-Identifier: Apache-2.0
package io.postern.dns.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.dns.DnsConfig;
import io.postern.dns.DnsResult;
import io.postern.dns.DnsResult.Failed;
import io.postern.dns.DnsResult.Failure;
import io.postern.dns.DnsResult.Found;
import io.postern.dns.DnsResult.NoData;
import io.postern.dns.DnsResult.NoSuchName;
import io.postern.dns.RecordType;
import io.postern.dns.mx.HostAddresses;
import io.postern.dns.mx.HostAddresses.Addresses;
import io.postern.dns.mx.MailExchangers;
import io.postern.dns.mx.MailRoute;
import io.postern.dns.mx.MailRoute.Exchanger;
import io.postern.testkit.dns.KnotServer;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against Knot. */
class DnsClientIT {
    @TempDir
    static Path folder;

    private static KnotServer knot;
    private static DnsClient dns;

    @BeforeAll
    static void start() {
        knot = KnotServer.start(
                folder,
                Map.of(
                        "example.test",
                        """
                        @        MX 20 mx2
                        @        MX 10 MX1
                        mx1      A 192.0.2.10
                        mx1      AAAA 2001:db8::10
                        mx2      A 192.0.2.20
                        www      CNAME mx1
                        far      CNAME host.other.test.
                        nowhere  CNAME gone.other.test.
                        outside  CNAME host.elsewhere.invalid.
                        loop1    CNAME loop2
                        loop2    CNAME loop1
                        null     MX 0 .
                        a\\:b/c\\%%d  A 192.0.2.40
                        a\\032\\(b  A 192.0.2.41
                        text     TXT "two " "strings \\"quoted\\""
                        edited   30 A 192.0.2.1
                        many     TXT "%s"
                        """.formatted(IntStream.range(0, 40)
                                .mapToObj(i -> "x".repeat(100))
                                .collect(Collectors.joining("\" \""))),
                        "other.test",
                        "host A 192.0.2.30",
                        "list.test",
                        "",
                        "2.0.192.in-addr.arpa",
                        "10 PTR MX1.example.test."));
        dns = client();
    }

    @AfterAll
    static void stop() {
        dns.close();
        knot.close();
    }

    private static DnsClient client() {
        var config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(
                        Map.of(
                                "postern.dns.servers", knot.address(),
                                "postern.dns.timeout", "PT0.2S",
                                "postern.dns.ttl-floor", "PT0S",
                                "postern.dns.ttl-ceiling", "PT1H",
                                "postern.dns.negative-ttl-ceiling", "PT5M"),
                        "test",
                        100))
                .withMapping(DnsConfig.class)
                .build()
                .getConfigMapping(DnsConfig.class);
        return DnsClient.open(config, DnsWatch.NONE);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            mx1.example.test                | A    | 192.0.2.10
            MX1.Example.TEST.               | AAAA | 2001:db8:0:0:0:0:0:10
            www.example.test                | A    | 192.0.2.10
            far.example.test                | A    | 192.0.2.30
            A:b/c%d.example.test            | A    | 192.0.2.40
            A (b.example.test               | A    | 192.0.2.41
            10.2.0.192.in-addr.arpa         | PTR  | mx1.example.test
            null.example.test               | MX   | 0 .
            text.example.test               | TXT  | two strings "quoted"
            """)
    void finds(String name, RecordType type, String value) throws Exception {
        assertThat(result(name, type))
                .isInstanceOfSatisfying(
                        Found.class, found -> assertThat(found.values()).containsExactly(value));
    }

    @Test
    void tells_apart_what_is_not_there() throws Exception {
        assertThat(result("mx2.example.test", RecordType.AAAA)).isInstanceOf(NoData.class);
        assertThat(result("gone.example.test", RecordType.A)).isInstanceOf(NoSuchName.class);
        assertThat(result("nowhere.example.test", RecordType.A)).isInstanceOf(NoSuchName.class);
        assertThat(result("outside.example.test", RecordType.A)).isEqualTo(new Failed(Failure.REFUSED));
        assertThat(result("loop1.example.test", RecordType.A))
                .isIn(new Failed(Failure.CHAIN), new Failed(Failure.SERVFAIL));
        assertThat(result("not-ours.invalid", RecordType.A)).isEqualTo(new Failed(Failure.REFUSED));
    }

    @Test
    void a_truncated_answer_comes_over_tcp() throws Exception {
        assertThat(result("many.example.test", RecordType.TXT)).isEqualTo(new Found(List.of("x".repeat(4000)), 60));
    }

    @Test
    void knows_where_mail_goes() throws Exception {
        var exchangers = new MailExchangers(dns);
        assertThat(exchangers.of("example.test").get(5, TimeUnit.SECONDS))
                .isEqualTo(new MailRoute.Hosts(
                        List.of(new Exchanger(10, "mx1.example.test"), new Exchanger(20, "mx2.example.test")), false));
        assertThat(exchangers.of("host.other.test").get(5, TimeUnit.SECONDS))
                .isEqualTo(new MailRoute.Hosts(List.of(new Exchanger(0, "host.other.test")), true));
        assertThat(exchangers.of("null.example.test").get(5, TimeUnit.SECONDS)).isEqualTo(new MailRoute.NullMx());
        assertThat(exchangers.of("gone.example.test").get(5, TimeUnit.SECONDS)).isEqualTo(new MailRoute.NoSuchDomain());
        assertThat(new HostAddresses(dns).of("mx1.example.test").get(5, TimeUnit.SECONDS))
                .isInstanceOfSatisfying(
                        Addresses.Found.class,
                        found -> assertThat(found.addresses()).hasSize(2));
    }

    @Test
    void without_the_server_nothing_is_known_and_afterwards_all_is_again() throws Exception {
        assertThat(result("edited.example.test", RecordType.A)).isInstanceOf(Found.class);
        knot.stop();
        assertThat(result("fresh.other.test", RecordType.A)).isInstanceOf(Failed.class);
        assertThat(dns.away()).isTrue();
        // What is in the cache is still known.
        assertThat(result("edited.example.test", RecordType.A)).isInstanceOf(Found.class);
        knot.start();
        await().until(() -> !dns.away());
        assertThat(result("fresh.other.test", RecordType.A)).isInstanceOf(NoSuchName.class);
    }

    @Test
    void an_edit_is_seen_when_the_answer_has_aged() throws Exception {
        assertThat(result("new.other.test", RecordType.A)).isInstanceOf(NoSuchName.class);
        knot.edit("other.test", "host A 192.0.2.30\nnew A 192.0.2.31");
        await().untilAsserted(() ->
                assertThat(result("new.other.test", RecordType.A)).isEqualTo(new Found(List.of("192.0.2.31"), 60)));
    }

    @Test
    void whoever_watches_asks_past_the_cache_and_what_is_forgotten_is_asked_again() throws Exception {
        knot.edit("list.test", "a 3600 A 127.0.0.2");
        assertThat(result("a.list.test", RecordType.A)).isInstanceOf(Found.class);
        knot.edit("list.test", "b A 127.0.0.2");
        assertThat(result("a.list.test", RecordType.A)).isInstanceOf(Found.class);
        assertThat(result("b.list.test", RecordType.A)).isInstanceOf(Found.class);
        assertThat(dns.fresh("A.list.test.", RecordType.A)
                        .get(5, TimeUnit.SECONDS)
                        .result())
                .isInstanceOf(NoSuchName.class);
        knot.edit("list.test", "c A 127.0.0.2");
        assertThat(result("b.list.test", RecordType.A)).isInstanceOf(Found.class);
        dns.forget("list.test");
        assertThat(result("b.list.test", RecordType.A)).isInstanceOf(NoSuchName.class);
    }

    private static DnsResult result(String name, RecordType type) throws Exception {
        return dns.lookup(name, type).get(5, TimeUnit.SECONDS).result();
    }
}

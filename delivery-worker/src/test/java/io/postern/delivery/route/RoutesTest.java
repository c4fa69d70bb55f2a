// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.dns.Dns;
import io.postern.dns.DnsQuestion;
import io.postern.dns.DnsReply;
import io.postern.dns.DnsResult;
import io.postern.dns.DomainNames;
import io.postern.dns.QueryBudget;
import io.postern.dns.RecordType;
import io.postern.dns.mx.HostAddresses;
import io.postern.dns.mx.MailExchangers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {
    private final Map<DnsQuestion, DnsResult> zone = new HashMap<>();

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                     | domain          | MX                    | addresses             | route
            by preference                              | a.test          | 10 m1.test,20 m2.test | 192.0.2.1,192.0.2.2   | m1.test[192.0.2.1]:25 m2.test[192.0.2.2]:25
            without MX, the domain's own address       | a.test          | nodata                | a.test=192.0.2.9      | a.test[192.0.2.9]:25
            without MX and address                     | a.test          | nodata                |                       | 550 5.1.2
            a null MX                                  | a.test          | 0 .                   |                       | 556 5.1.10
            no such domain                             | a.test          | nxdomain              |                       | 550 5.1.2
            the DNS is away                            | a.test          | timeout               |                       | 451 4.4.3
            exchangers without address                 | a.test          | 10 m1.test            |                       | 550 5.4.4
            exchangers on loopback                     | a.test          | 10 m1.test            | 127.0.0.1             | 550 5.4.6
            one exchanger on loopback, another not     | a.test          | 10 m1.test,20 m2.test | 127.0.0.2,192.0.2.2   | m2.test[192.0.2.2]:25
            the exchanger's look-up fails              | a.test          | 10 m1.test            | timeout               | 451 4.4.3
            an address literal                         | [192.0.2.7]     |                       |                       | 192.0.2.7:25
            a literal of IPv6                          | [IPv6:2001:db8::1] |                    |                       | 2001:db8::1[2001:db8:0:0:0:0:0:1]:25
            a literal on loopback                      | [127.0.0.1]     |                       |                       | 550 5.4.6
            a literal that is none                     | [nonsense]      |                       |                       | 550 5.1.2
            no domain that could exist                 | a..test         |                       |                       | 550 5.1.2
            """)
    void finds(String what, String domain, String mx, String addresses, String expected) {
        if (mx != null) {
            zone.put(new DnsQuestion("a.test", RecordType.MX), result(mx));
        }
        if (addresses != null) {
            int host = 1;
            for (var address : addresses.split(",")) {
                var pair = address.split("=");
                var name = pair.length == 2 ? pair[0] : "m" + host++ + ".test";
                zone.put(new DnsQuestion(name, RecordType.A), result(pair[pair.length - 1]));
            }
        }
        assertThat(shown(routes(Map.of()), "you@" + domain)).startsWith(expected);
    }

    @Test
    void exchangers_of_equal_preference_share_the_load() {
        zone.put(new DnsQuestion("a.test", RecordType.MX), result("10 m1.test,10 m2.test"));
        zone.put(new DnsQuestion("m1.test", RecordType.A), result("192.0.2.1"));
        zone.put(new DnsQuestion("m2.test", RecordType.A), result("192.0.2.2"));
        var routes = routes(Map.of());
        var first = new HashMap<String, Integer>();
        for (int i = 0; i < 100; i++) {
            first.merge(shown(routes, "you@a.test").split(" ")[0], 1, Integer::sum);
        }
        assertThat(first).hasSize(2).allSatisfy((_, times) -> assertThat(times).isGreaterThan(20));
    }

    @Test
    void a_configured_route_goes_before_the_dns() {
        var routes = routes(Map.of("Local.Test", "mail.local.test:2530", "six.test", "[2001:db8::1]:25"));
        assertThat(shown(routes, "you@LOCAL.test")).isEqualTo("mail.local.test:2530");
        assertThat(routes.destination("you@local.test")).isEqualTo("mail.local.test:2530");
        assertThat(shown(routes, "you@six.test")).isEqualTo("2001:db8::1:25");
    }

    @Test
    void the_smart_host_takes_what_has_no_route_of_its_own() {
        var routes = routes(Map.of("local.test", "127.0.0.1:2530", "*", "relay.test:25"));
        assertThat(shown(routes, "you@local.test")).isEqualTo("127.0.0.1:2530");
        assertThat(shown(routes, "you@else.test")).isEqualTo("relay.test:25");
        assertThat(routes.destination("a@x.test")).isEqualTo(routes.destination("b@y.test"));
    }

    @Test
    void a_bare_postmaster_is_one_of_ours() {
        assertThat(routes(Map.of("local.test", "127.0.0.1:2530")).destination("postmaster"))
                .isEqualTo("127.0.0.1:2530");
    }

    @Test
    void domains_without_a_route_are_destinations_of_their_own() {
        assertThat(routes(Map.of()).destination("you@B.test.")).isEqualTo("b.test");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "host", "host:", ":25", "host:0", "host:70000", "host:smtp", "2001:db8::1:25"})
    void a_route_that_cannot_be_read_is_refused_with_a_sentence(String target) {
        assertThatThrownBy(() -> routes(Map.of("local.test", target)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("host:port");
    }

    private Routes routes(Map<String, String> configured) {
        var dns = new Zone();
        var exchangers = new ExchangerRoutes(new MailExchangers(dns), new HostAddresses(dns), 25, false, new Random(1));
        return new Routes(configured, exchangers, "local.test");
    }

    private static String shown(Routes routes, String recipient) {
        return switch (routes.route(recipient).toCompletableFuture().join()) {
            case Route.Hosts(var hosts) ->
                String.join(" ", hosts.stream().map(Host::shown).toList());
            case Route.None(var reply) -> reply.line();
        };
    }

    private static DnsResult result(String text) {
        return switch (text) {
            case "nodata" -> new DnsResult.NoData(60);
            case "nxdomain" -> new DnsResult.NoSuchName(60);
            case "timeout" -> new DnsResult.Failed(DnsResult.Failure.TIMEOUT);
            default -> new DnsResult.Found(List.of(text.split(",")), 60);
        };
    }

    /** A DNS that knows what the test has written; all else exists without records. */
    private final class Zone implements Dns {
        @Override
        public CompletableFuture<DnsReply> lookup(String name, RecordType type, QueryBudget budget) {
            var normal = DomainNames.normal(name);
            var question = new DnsQuestion(normal == null ? name : normal, type);
            var result = normal == null
                    ? new DnsResult.Failed(DnsResult.Failure.BAD_NAME)
                    : zone.getOrDefault(question, new DnsResult.NoData(60));
            return CompletableFuture.completedFuture(new DnsReply(question, result, false, 0));
        }

        @Override
        public boolean away() {
            return false;
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.lists;

import static io.postern.dns.RecordType.A;
import static io.postern.dns.RecordType.TXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.postern.contracts.event.DnsblListing;
import io.postern.contracts.event.DnsblListing.Status;
import io.postern.contracts.event.DnsblListing.Subject;
import io.postern.reputation.assessment.ScriptedDns;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameListsTest {
    private static final AskedList NAMES =
            list("rhs.test", EnumSet.of(Subject.HELO, Subject.MAIL_FROM, Subject.PTR, Subject.FROM));
    private static final AskedList LINKS = list("uri.test", EnumSet.of(Subject.LINK, Subject.LINK_ADDRESS));

    private final ScriptedDns dns = new ScriptedDns()
            .with(A, "bad.test.rhs.test", "127.0.0.2")
            .with(TXT, "bad.test.rhs.test", "bad.test sends spam")
            .with(A, "bad.test.uri.test", "127.0.0.4")
            .with(A, "bad.co.uk.uri.test", "127.0.0.4")
            .with(A, "80.113.0.203.uri.test", "127.0.0.4")
            .with(A, "odd.test.uri.test", "127.255.255.254");
    private final List<String> heard = new ArrayList<>();
    private @Nullable String setAside;

    private final Lists lists = new Lists(
            List.of(NAMES, LINKS),
            new ListWatch() {
                @Override
                public @Nullable String setAside(String list, String label) {
                    return setAside;
                }

                @Override
                public void heard(String list, String label, Heard what, boolean cached) {
                    heard.add(label + list + " " + what);
                }
            },
            Duration.ofMillis(50));

    @Test
    void names_are_asked_about_as_they_are_and_told_by_what_they_were() {
        var found = start(Map.of(
                Subject.HELO,
                Set.of("mx.Good.test."),
                Subject.MAIL_FROM,
                Set.of("bad.test"),
                Subject.FROM,
                Set.of("bad.test", "other.test")));
        assertThat(found.done()).isDone();
        assertThat(found.findings())
                .containsExactlyInAnyOrder(
                        new DnsblListing("rhs.test", Status.NOT_LISTED, List.of(), null, Subject.HELO, "mx.good.test"),
                        new DnsblListing(
                                "rhs.test",
                                Status.LISTED,
                                List.of("127.0.0.2"),
                                "bad.test sends spam",
                                Subject.MAIL_FROM,
                                "bad.test"),
                        new DnsblListing("rhs.test", Status.NOT_LISTED, List.of(), null, Subject.FROM, "other.test"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a link is asked about by its base domain       | www.shop.bad.test | bad.test.uri.test LISTED
            a public suffix of two labels is one           | a.b.bad.co.uk     | bad.co.uk.uri.test LISTED
            a private suffix is a suffix                   | x.y.blogspot.com  | y.blogspot.com.uri.test NOT_LISTED
            an address is asked about backwards            | 203.0.113.80      | 80.113.0.203.uri.test LISTED
            a name beyond ASCII in its other form          | www.grün.test     | xn--grn-ioa.test.uri.test NOT_LISTED
            """)
    void links(String what, String host, String expected) {
        start(Map.of(Subject.LINK, Set.of(host)));
        assertThat(heard).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({"co.uk", "localhost", "127.0.0.1", "10.1.2.3", "[::1]", "no name", "''", "a..b", "999.1.1.1"})
    void what_nobody_can_list_is_not_asked_about(String host) {
        start(Map.of(Subject.LINK, Set.of(host), Subject.HELO, Set.of("[192.0.2.7]", "localhost", "192.0.2.7")));
        assertThat(heard).isEmpty();
    }

    @Test
    void of_a_thousand_links_fifty_are_looked_at_and_only_what_stands_out_is_told() {
        var hosts =
                IntStream.range(0, 1000).mapToObj(i -> "www.d" + i + ".test").toList();
        assertThat(start(Map.of(Subject.LINK, hosts)).findings()).isEmpty();
        assertThat(heard).hasSize(50);
        var odd = start(Map.of(Subject.LINK, List.of("odd.test", "a.bad.test", "b.bad.test", "good.test")));
        assertThat(odd.findings())
                .extracting(DnsblListing::status, DnsblListing::name)
                .containsExactly(tuple(Status.UNKNOWN, "odd.test"), tuple(Status.LISTED, "bad.test"));
    }

    @Test
    void a_list_that_is_set_aside_is_not_asked_and_unknown() {
        setAside = "lists 127.0.0.1";
        var found = start(Map.of(Subject.MAIL_FROM, Set.of("bad.test")));
        assertThat(found.findings())
                .containsExactly(new DnsblListing(
                        "rhs.test",
                        Status.UNKNOWN,
                        List.of(),
                        "set aside: lists 127.0.0.1",
                        Subject.MAIL_FROM,
                        "bad.test"));
        assertThat(dns.asked).hasValue(0);
    }

    @Test
    void a_silent_list_holds_nobody_up_longer_than_its_patience() throws Exception {
        dns.silentAbout(A, "slow.test.rhs.test");
        var found = start(Map.of(Subject.MAIL_FROM, Set.of("slow.test"), Subject.LINK, Set.of("bad.test")));
        found.done().get(5, TimeUnit.SECONDS);
        assertThat(found.findings()).extracting(DnsblListing::status).containsExactly(Status.UNKNOWN, Status.LISTED);
        assertThat(heard).contains("slow.test.rhs.test NOTHING");
    }

    private NameLists start(Map<Subject, ? extends Collection<String>> names) {
        return NameLists.start(names, lists, dns::lookup);
    }

    private static AskedList list(String zone, Set<Subject> subjects) {
        return new AskedList(zone, zone, false, subjects, null, List.of(), true);
    }
}

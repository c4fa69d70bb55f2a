// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.listhealth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.contracts.event.DnsblListing;
import io.postern.contracts.event.DnsblListing.Status;
import io.postern.contracts.event.DnsblListing.Subject;
import io.postern.contracts.event.Event;
import io.postern.contracts.event.ListSpell;
import io.postern.contracts.event.ListSpell.Fault;
import io.postern.contracts.event.ListStatus;
import io.postern.contracts.event.OwnListing;
import io.postern.contracts.settings.DnsblConfig;
import io.postern.dns.DnsConfig;
import io.postern.dns.resolve.DnsClient;
import io.postern.dns.resolve.DnsWatch;
import io.postern.reputation.assessment.Evidence;
import io.postern.reputation.connection.ConnectionCheck;
import io.postern.reputation.lists.AskedList;
import io.postern.reputation.lists.Lists;
import io.postern.reputation.lists.NameLists;
import io.postern.reputation.own.OwnAddressesConfig;
import io.postern.reputation.own.OwnWatch;
import io.postern.testkit.dns.KnotServer;
import io.postern.testkit.dns.RblServer;
import io.postern.testkit.dns.RblServer.Kind;
import io.postern.testkit.dns.RblServer.ListOf;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists as rbldnsd serves them beside those of Knot: they list, they die in every way there is, and come back. */
class ListsIT {
    private static final String SPAMMER = "192.0.2.66";
    private static final String GOOD = "192.0.2.7";
    private static final String BL = ":127.0.0.2:see bl.test/$\n127.0.0.2\n";
    private static final String URI = ":127.0.0.4:$ is advertised by spam\ntest\n.bad.test\n";

    @TempDir
    static Path folder;

    private static KnotServer knot;
    private static RblServer rbl;
    private static DnsClient dns;
    private static DnsblConfig config;
    private static SmallRyeConfig settings;

    private final Map<String, Event> news = new ConcurrentHashMap<>();
    private HealthWatch health;
    private Lists lists;

    @BeforeAll
    static void startServers() throws IOException {
        // rbldnsd reads as somebody else.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        knot = KnotServer.start(
                folder.resolve("knot"),
                Map.of(
                        "2.0.192.in-addr.arpa",
                        "7 PTR mx.good.test.\n66 PTR spam.good.test.",
                        "good.test",
                        "mx A 192.0.2.7\nspam A 192.0.2.66",
                        "steady.test",
                        "2.0.0.127 A 127.0.0.2\n66.2.0.192 A 127.0.0.3"));
        rbl = RblServer.start(
                folder.resolve("rbl"),
                Map.of("bl.test", new ListOf(Kind.IP4TRIE, BL), "uri.test", new ListOf(Kind.DNSET, URI)));
        settings = new SmallRyeConfigBuilder()
                .withSources(new YamlConfigSource("test", """
                        postern:
                          dns:
                            servers: ["%s", "%s"]
                            timeout: 100ms
                            tries: 2
                            ttl-floor: 0s
                          own-addresses: {addresses: ["%s"], domains: [bad.test, good.test]}
                          dnsbl:
                            patience: 300ms
                            health: {every: 300ms, retry: 100ms, names: 20, window: 0s}
                            zones:
                              bl.test: {action: block}
                              steady.test: {action: block}
                              uri.test: {action: block, asks: [from, link]}
                        """.formatted(knot.address(), rbl.address(), SPAMMER)))
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(DnsConfig.class)
                .withMapping(DnsblConfig.class)
                .withMapping(OwnAddressesConfig.class)
                .build();
        config = settings.getConfigMapping(DnsblConfig.class);
        dns = DnsClient.open(settings.getConfigMapping(DnsConfig.class), DnsWatch.NONE);
    }

    @AfterAll
    static void stopServers() {
        dns.close();
        rbl.close();
        knot.close();
    }

    @BeforeEach
    void start() {
        rbl.edit("bl.test", BL + SPAMMER);
        var asked = AskedList.of(config);
        health = new HealthWatch(asked, config, dns, "here", news::put, InstantSource.system());
        lists = new Lists(asked, health, config.patience());
        health.start();
        await().untilAsserted(() -> assertThat(client(SPAMMER)).isEqualTo("bl.test LISTED, steady.test LISTED"));
    }

    @AfterEach
    void stop() {
        health.close();
    }

    @Test
    void who_is_listed_is_so_with_the_lists_words_until_he_is_no_longer() throws Exception {
        assertThat(listings(SPAMMER).getFirst().reason()).isEqualTo("see bl.test/" + SPAMMER);
        assertThat(client(GOOD)).isEqualTo("bl.test NOT_LISTED, steady.test NOT_LISTED");
        rbl.edit("bl.test", BL);
        await().untilAsserted(() -> assertThat(client(SPAMMER)).isEqualTo("bl.test NOT_LISTED, steady.test LISTED"));
    }

    @Test
    void a_list_that_lists_the_world_is_set_aside_and_comes_back() throws Exception {
        goesBad(":127.0.0.2:closed, see bl.test\n0/0\n", Fault.LISTS_ALL);
    }

    @Test
    void a_list_that_refuses_us_likewise() throws Exception {
        goesBad(":127.255.255.254:no public resolvers\n0/0\n", Fault.REFUSES);
    }

    @Test
    void a_list_whose_domain_is_parked_likewise() throws Exception {
        goesBad(":203.0.113.80:for sale\n0/0\n", Fault.MISUSED);
    }

    @Test
    void a_list_that_was_emptied_likewise() throws Exception {
        goesBad(":127.0.0.2:moved\n192.0.2.200\n", Fault.EMPTY);
    }

    private void goesBad(String entries, Fault fault) throws Exception {
        rbl.edit("bl.test", entries);
        await().untilAsserted(() -> assertThat(client(GOOD)).isEqualTo("bl.test UNKNOWN, steady.test NOT_LISTED"));
        await().untilAsserted(() -> assertThat(spell().fault()).isEqualTo(fault));
        assertThat(listings(GOOD).getFirst().reason()).startsWith("set aside: ");
        assertThat(spell().until()).isNull();
        assertThat(spell().suspectSince()).isBefore(spell().since());
        comesBack();
    }

    @Test
    void a_list_that_lists_far_too_many_is_set_aside_though_its_test_entries_are_right() throws Exception {
        for (int i = 1; i <= 80; i++) {
            client("203.0." + i + ".1");
        }
        rbl.edit("bl.test", BL + "198.18.0.0/15\n");
        await().until(() -> client("198.19.0.1").startsWith("bl.test LISTED"));
        for (int i = 1; i <= 60 && health.inUse("bl.test"); i++) {
            client("198.18." + i + ".1");
        }
        assertThat(client("198.18.200.1")).isEqualTo("bl.test UNKNOWN, steady.test NOT_LISTED");
        assertThat(spell().fault()).isEqualTo(Fault.SURGE);
        await().untilAsserted(() -> assertThat(news.get("status:bl.test:here"))
                .isInstanceOfSatisfying(
                        ListStatus.class, status -> assertThat(status.words()).contains(" of the last ")));
        comesBack();
    }

    @Test
    void a_list_that_falls_silent_holds_nobody_up_and_the_others_answer() throws Exception {
        rbl.freeze();
        try {
            for (int i = 10; i < 20; i++) {
                long asked = System.nanoTime();
                assertThat(client("192.0.2." + i)).isEqualTo("bl.test UNKNOWN, steady.test NOT_LISTED");
                assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofMillis(900));
            }
            await().untilAsserted(() -> assertThat(spell().fault()).isEqualTo(Fault.SILENT));
            long asked = System.nanoTime();
            client("192.0.2.21");
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofMillis(200));
        } finally {
            rbl.thaw();
        }
        comesBack();
    }

    @Test
    void names_are_asked_about_as_well() throws Exception {
        var asked = NameLists.start(
                Map.of(Subject.FROM, Set.of("mail.bad.test"), Subject.LINK, Set.of("www.bad.test", "www.good.test")),
                lists,
                new Evidence(dns, 40));
        asked.done().get(5, TimeUnit.SECONDS);
        assertThat(asked.findings())
                .containsExactly(
                        new DnsblListing(
                                "uri.test",
                                Status.LISTED,
                                List.of("127.0.0.4"),
                                "bad.test is advertised by spam",
                                Subject.FROM,
                                "mail.bad.test"),
                        new DnsblListing(
                                "uri.test",
                                Status.LISTED,
                                List.of("127.0.0.4"),
                                "bad.test is advertised by spam",
                                Subject.LINK,
                                "bad.test"));
    }

    @Test
    void our_own_are_found_on_the_lists_and_off_them_again() {
        try (var own = new OwnWatch(
                settings.getConfigMapping(OwnAddressesConfig.class),
                List.of("local.test"),
                AskedList.of(config),
                dns,
                health::inUse,
                news::put,
                InstantSource.system())) {
            own.look();
            await().untilAsserted(() ->
                    assertThat(own("own:bl.test:" + SPAMMER).listed()).isTrue());
            assertThat(own("own:bl.test:" + SPAMMER).reason()).isEqualTo("see bl.test/" + SPAMMER);
            await().untilAsserted(() ->
                    assertThat(own("own:uri.test:bad.test").listed()).isTrue());
            await().untilAsserted(() ->
                    assertThat(own("own:uri.test:good.test").listed()).isFalse());
            assertThat(own.listed("bl.test")).isEqualTo(1);
            rbl.edit("bl.test", BL);
            await().untilAsserted(() -> {
                own.look();
                assertThat(own("own:bl.test:" + SPAMMER).listed()).isFalse();
            });
            assertThat(own.listed("bl.test")).isZero();
        }
    }

    private void comesBack() {
        rbl.edit("bl.test", BL + SPAMMER);
        await().untilAsserted(() -> assertThat(client(SPAMMER)).isEqualTo("bl.test LISTED, steady.test LISTED"));
        await().untilAsserted(() -> assertThat(spell().until()).isNotNull());
        assertThat(health.inUse("bl.test")).isTrue();
    }

    private ListSpell spell() {
        return news.values().stream()
                .filter(ListSpell.class::isInstance)
                .map(ListSpell.class::cast)
                .filter(spell -> spell.zone().equals("bl.test"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing was told of bl.test: " + news));
    }

    private OwnListing own(String key) {
        var found = news.get(key);
        assertThat(found).as(key).isInstanceOf(OwnListing.class);
        return (OwnListing) found;
    }

    private String client(String address) throws Exception {
        return listings(address).stream()
                .map(listing -> listing.zone() + " " + listing.status())
                .reduce((one, other) -> one + ", " + other)
                .orElseThrow();
    }

    private List<DnsblListing> listings(String address) throws Exception {
        var check = ConnectionCheck.start(address, lists, new Evidence(dns, 40));
        check.done().get(5, TimeUnit.SECONDS);
        return check.findings().dnsbl();
    }
}

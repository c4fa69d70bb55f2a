// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.settings.CheckAction;
import io.postern.contracts.settings.DnsblConfig;
import io.postern.launcher.Complaint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    @TempDir
    private Path folder;

    @Test
    void the_built_in_settings_are_right_and_deliver_to_the_sink() {
        var settings = Settings.read(null, Map.of());

        assertThat(settings.relayDomains()).containsExactly("local.test");
        assertThat(settings.routes()).containsEntry("local.test", "127.0.0.1:2530");
        assertThat(settings.listeners())
                .containsExactly(
                        new Listener("mx", ListenerKind.MX, "127.0.0.1", 2525),
                        new Listener("relay", ListenerKind.RELAY, "127.0.0.1", 2526),
                        new Listener("submission", ListenerKind.SUBMISSION, "127.0.0.1", 2587),
                        new Listener("submissions", ListenerKind.SUBMISSION, "127.0.0.1", 2465));
    }

    @Test
    void several_instances_have_ports_of_their_own_and_a_partition_each() throws IOException {
        var settings = read("""
                postern:
                  launcher: {instances: {edge: 2, policy: 4, worker: 3}}
                  edge: {listeners: {mx: {port: 25}, relay: {port: 2526}}}
                """);

        assertThat(settings.listenersOfAll())
                .extracting(listener -> listener.name() + " " + listener.port())
                .containsExactly("mx 25", "relay 2526", "mx-1 125", "relay-1 2626");
        assertThat(settings.listeners(1))
                .extracting(listener -> listener.name() + " " + listener.port())
                .containsExactly("mx 125", "relay 2626");
        assertThat(settings.topics())
                .filteredOn(topic -> topic.name().matches("postern\\.(inquiries|verdicts|outbound.bulk)"))
                .extracting(topic -> topic.partitions())
                .containsExactly(4, 4, 3);
    }

    @Test
    void a_single_partition_to_ask_on_is_refused_before_anything_starts() {
        assertThatThrownBy(() -> read("postern: {kafka: {partitions: {line: 1}}}"))
                .isInstanceOf(Complaint.class)
                .hasMessageEndingWith(", line 1: postern.kafka.partitions.line is 1, and must be 2 or more.");
    }

    @Test
    void every_setting_of_the_documented_example_is_known() throws IOException {
        var settings = read("""
                postern:
                  data-dir: ./postern-data
                  dns: {servers: ["127.0.0.1:5353"]}
                  kafka: {bootstrap-servers: ""}
                  redis: {url: ""}
                  edge:
                    listeners:
                      mx: {port: 3525, greet-delay: 200ms, proxy-networks: [], xclient-networks: [127.0.0.0/8]}
                      relay: {port: 3526, trusted-networks: [127.0.0.0/8]}
                  relay-domains: [local.test, "other.test"]
                  greylist: {enabled: true, block-period: 4m, pass-period: 360m, record-expiration: 36d}
                  dnsbl: {zones: {zen.test: {action: block}}}
                  reverse-dns: {missing: block}
                  delivery:
                    routes: {local.test: "127.0.0.1:2530", "*": "[::1]:2531"}
                    mx-port: 25
                    schedule: [15m, 30m, 60m, 90m, 120m, 240m, 480m, 960m, 1440m, 2880m]
                """);

        assertThat(settings.kafka().bootstrapServers()).isEmpty();
        assertThat(settings.relayDomains()).containsExactly("local.test", "other.test");
        assertThat(settings.routes())
                .containsOnly(Map.entry("local.test", "127.0.0.1:2530"), Map.entry("*", "[::1]:2531"));
        assertThat(settings.schedules().usual()).hasSize(10).last().isEqualTo(Duration.ofDays(2));
        assertThat(settings.listeners()).extracting(Listener::port).containsExactly(3525, 3526);
    }

    @Test
    void the_well_known_lists_are_right_and_off_until_somebody_switches_one_on() throws IOException {
        var text = Files.readString(Path.of("../docs/lists.yaml"));
        var zones = read(text).dnsblZones();
        assertThat(zones).containsKeys("zen.spamhaus.org", "multi.surbl.org", "list.dnswl.org");
        assertThat(zones.values()).allSatisfy(zone -> assertThat(zone.action()).isEqualTo(CheckAction.IGNORE));
        assertThat(zones.values())
                .allSatisfy(zone -> assertThat(zone.removal().isPresent())
                        .as("who is listed by the bad is told where to get off")
                        .isEqualTo(zone.kind() == DnsblConfig.Kind.BLOCK));
        var on = read(text.replaceAll("action: ignore # (\\w+)", "action: $1")).dnsblZones();
        assertThat(on).hasSameSizeAs(zones);
        assertThat(on.values()).allSatisfy(zone -> assertThat(zone.action()).isNotEqualTo(CheckAction.IGNORE));
    }

    @Test
    void the_key_of_a_list_must_be_in_the_environment() throws IOException {
        var paid = "postern: {dnsbl: {zones: {paid: {zone: \"${LIST_KEY}.zen.test\"}}}}";
        assertThatThrownBy(() -> read(paid)).isInstanceOf(Complaint.class).hasMessageContaining("LIST_KEY");
        Files.writeString(folder.resolve("paid.yaml"), paid);
        var settings = Settings.read(folder.resolve("paid.yaml"), Map.of("LIST_KEY", "secret1234567"));
        assertThat(settings.dnsblZones().get("paid").zone()).isEqualTo("secret1234567.zen.test");
        assertThat(settings.forServices()).contains("${LIST_KEY}").doesNotContain("secret1234567");
        assertThatThrownBy(() -> Settings.read(folder.resolve("paid.yaml"), Map.of("LIST_KEY", "secret 1234567")))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("postern.dnsbl.zones.\"paid\".zone")
                .hasMessageNotContaining("1234567");
    }

    @Test
    void a_door_that_is_not_mentioned_is_there_unless_it_is_closed() throws IOException {
        assertThat(read("postern: {edge: {listeners: {mx: {port: 3525}}}}").listeners())
                .extracting(Listener::address)
                .containsExactly("127.0.0.1:3525", "127.0.0.1:2526");
        assertThat(read("postern: {edge: {listeners: {relay: {enabled: false}}}}")
                        .listeners())
                .extracting(Listener::name)
                .containsExactly("mx");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a misspelt key           | postern: {greylist: {block-perod: 4m}}             | there is no setting postern.greylist.block-perod; did you mean postern.greylist.block-period?
            a misspelt group         | postern: {greylists: {enabled: true}}              | there is no setting postern.greylists.enabled; did you mean postern.greylist.enabled?
            a forgotten prefix       | greylist: {enabled: true}                          | there is no setting greylist.enabled; did you mean postern.greylist.enabled?
            a key below a name       | postern: {edge: {listeners: {mx: {prot: 1}}}}      | there is no setting postern.edge.listeners.mx.prot; did you mean postern.edge.listeners.mx.port?
            nothing like it          | postern: {zeppelin: 1}                             | there is no setting postern.zeppelin; see docs/configuration.md for those there are.
            a text for a duration    | postern: {greylist: {block-period: soon}}          | postern.greylist.block-period is "soon", and must be a length of time, such as 500ms, 30s, 5m, 6h or 36d.
            a text for a number      | postern: {delivery: {mx-port: smtp}}               | postern.delivery.mx-port is "smtp", and must be a whole number.
            a number for a truth     | postern: {greylist: {enabled: 7}}                  | postern.greylist.enabled is "7", and must be true or false.
            an action that is none   | postern: {reverse-dns: {missing: refuse}}          | postern.reverse-dns.missing is "refuse", and must be one of block, score, observe, ignore.
            a list for one value     | postern: {greylist: {enabled: [true]}}             | postern.greylist.enabled takes one value and no list.
            one wrong among several  | postern: {delivery: {schedule: [15m, later]}}      | postern.delivery.schedule is "later", and must be a length of time, such as 500ms, 30s, 5m, 6h or 36d.
            a list without settings  | postern: {dnsbl: {zones: {zen.test: {}}}}          | postern.dnsbl.zones.zen.test is named and nothing is said of it; write for example postern.dnsbl.zones.zen.test.action, or leave it out.
            a listener without port  | postern: {edge: {listeners: {in: {host: 0.0.0.0}}}} | postern.edge.listeners.in.port must have a value.
            a value for a group      | postern: {greylist: true}                          | postern.greylist has settings below it and no value of its own; write for example postern.greylist.block-period.
            """)
    void is_told_in_a_sentence(String what, String yaml, String sentence) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(Complaint.class)
                .hasMessage(folder.resolve("postern.yaml") + ", line 1: " + sentence);
    }

    @Test
    void a_route_that_cannot_be_read_is_told_before_anything_starts() {
        assertThatThrownBy(() -> read("postern: {delivery: {routes: {local.test: mail.example.org}}}"))
                .isInstanceOf(Complaint.class)
                .hasMessage(
                        "%s, line 1: postern.delivery.routes.\"local.test\" is \"mail.example.org\"; write it as host:port, such as"
                                + " \"mail.example.org:25\" or \"[2001:db8::25]:25\".",
                        folder.resolve("postern.yaml"));
    }

    @Test
    void all_that_is_wrong_is_told_at_once_with_its_lines() {
        var file = folder.resolve("postern.yaml");
        assertThatThrownBy(() -> read("""
                postern:
                  greylist: {block-perod: 4m, pass-period: soon, record-expiration: 1m}
                  edge:
                    hostname: "not a name"
                    listeners:
                      mx: {port: 70000, trusted-networks: [10.0.0.0/40]}
                      submission: {host: 127.0.0.1}
                    limits: {rate-table: 0, content-rate-window: 0s}
                  scanners:
                    clamd: {kind: clamd, address: nowhere, connections: 0}
                  delivery: {window: 0, claim: 0s, operator: "no one", routes: {a.test: x, b.test: y}}
                  dns: {servers: [ns.example.org]}
                  scoring: {low: -1}
                  kafka: {partitions: {line: 1}}
                """))
                .isInstanceOf(Complaint.class)
                .satisfies(complaint -> assertThat(complaint.getMessage().lines())
                        .map(line -> line.replace(file.toString(), "FILE"))
                        .containsExactly("""
                                17 things are wrong with the settings:
                                  FILE, line 2: there is no setting postern.greylist.block-perod; did you mean postern.greylist.block-period?
                                  FILE, line 2: postern.greylist.pass-period is "soon", and must be a length of time, such as 500ms, 30s, 5m, 6h or 36d.
                                  FILE, line 4: postern.edge.hostname: "not a name" is not a host name; write one such as mx1.example.org.
                                  FILE, line 6: postern.edge.listeners.mx.trusted-networks: '10.0.0.0/40' is no network; write it like 192.0.2.0/24 or 2001:db8::/32.
                                  FILE, line 6: postern.edge.listeners.mx.port: 70000 is no port.
                                  FILE, line 7: postern.edge.listeners.submission.port must have a value.
                                  FILE, line 8: postern.edge.limits.rate-table: 0 is too little; give at least 1.
                                  FILE, line 8: postern.edge.limits.content-rate-window: PT0S is too little; give at least PT1S.
                                  FILE, line 10: postern.scanners.clamd.address is "nowhere"; write it like 127.0.0.1:3310 or unix:/run/clamav/clamd.ctl.
                                  FILE, line 11: postern.delivery.routes."b.test" is "y"; write it as host:port, such as "mail.example.org:25" or "[2001:db8::25]:25".
                                  FILE, line 11: postern.delivery.routes."a.test" is "x"; write it as host:port, such as "mail.example.org:25" or "[2001:db8::25]:25".
                                  FILE, line 11: postern.delivery.window must be at least 1; it is 0.
                                  FILE, line 11: postern.delivery.claim must be longer than nothing, such as 1m.
                                  FILE, line 11: postern.delivery.operator: 'no one' is no address.
                                  FILE, line 12: postern.dns.servers has "ns.example.org", which is no address; write it like 127.0.0.1:5353 or [2001:db8::53]:53.
                                  FILE, line 14: postern.kafka.partitions.line is 1, and must be 2 or more.
                                  FILE: postern.scoring: low (-1.0), medium (12.0) and high (20.0) must be more than 0 and in this order.""".split("\n")));
    }

    @Test
    void a_variable_gives_its_own_listener_a_port_and_no_other() throws IOException {
        var yaml = "postern: {edge: {listeners: {in: {host: 0.0.0.0}, out: {host: 0.0.0.0}}}}";
        var file = Files.writeString(folder.resolve("postern.yaml"), yaml);
        assertThatThrownBy(() -> Settings.read(file, Map.of("POSTERN_EDGE_LISTENERS_IN_PORT", "25")))
                .hasMessage(file + ", line 1: postern.edge.listeners.out.port must have a value.");
    }

    @Test
    void what_only_a_service_said_after_its_start_is_said_before() throws IOException {
        assertThatThrownBy(() -> read("postern: {greylist: {block-period: 10m, pass-period: 5m}}"))
                .hasMessageEndingWith(", line 1: postern.greylist.pass-period (PT5M) must be longer than"
                        + " postern.greylist.block-period (PT10M).");
        var settings = read("""
                postern:
                  edge: {tls: {certificates: {
                    default: {certificate: /no/such.crt, key: /no/such.key},
                    second: {certificate: /no/other.crt, key: /no/other.key}}}}
                  arc: {domain: a.test, selector: s, key: /no/arc.key}
                """);
        assertThatThrownBy(() -> ServiceChecks.files(settings))
                .isInstanceOf(Complaint.class)
                .hasMessageStartingWith("3 files that the settings name cannot be used:")
                .hasMessageContainingAll("/no/such.crt cannot be read", "/no/other.crt", "/no/arc.key cannot be read");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            # what                                        | settings                                                       | what is said
            traces go to a URL                            | trace: {endpoint: "https://collector.test/v1/traces"}          | -
            to none at all                                | trace: {endpoint: ""}                                          | -
            a collector without http:// gets none         | trace: {endpoint: "collector:4318"}                            | postern.trace.endpoint is "collector:4318", and no spans would go there; write it like http://collector:4318/v1/traces.
            nor does one by another protocol              | trace: {endpoint: "grpc://collector:4317"}                     | postern.trace.endpoint is "grpc://collector:4317", and no spans would go there; write it like http://collector:4318/v1/traces.
            all sessions may be traced                    | trace: {sample: 1}                                             | -
            and none                                      | trace: {sample: 0}                                             | -
            but not five times as many                    | trace: {sample: 5}                                             | postern.trace.sample is 5.0, and must be from 0 to 1.
            nor fewer than none                           | trace: {sample: -0.1}                                          | postern.trace.sample is -0.1, and must be from 0 to 1.
            nor what is no number                         | trace: {sample: NaN}                                           | postern.trace.sample is NaN, and must be from 0 to 1.
            the grace outlasts an attempt                 | books: {grace: 1h}, delivery: {attempt-limit: 59m}             | -
            one that ends with it cries wolf              | books: {grace: 1h}, delivery: {attempt-limit: 1h}              | postern.books.grace (PT1H) must be longer than postern.delivery.attempt-limit (PT1H), or mail in work counts as overdue.
            so does the usual one beside a longer attempt | delivery: {attempt-limit: 2h}                                  | postern.books.grace (PT45M) must be longer than postern.delivery.attempt-limit (PT2H), or mail in work counts as overdue.
            others may ask once a second                  | operator: {rate: 1}                                            | -
            and not never                                 | operator: {rate: 0}                                            | postern.operator.rate: 0 is too little; give at least 1.
            """)
    void what_no_service_refused_at_its_start_is_said_before(String what, String yaml, @Nullable String sentence)
            throws IOException {
        if (sentence == null) {
            assertThat(read("postern: {" + yaml + "}")).as(what).isNotNull();
        } else {
            assertThatThrownBy(() -> read("postern: {" + yaml + "}"))
                    .as(what)
                    .isInstanceOf(Complaint.class)
                    .hasMessage(folder.resolve("postern.yaml") + ", line 1: " + sentence);
        }
    }

    @Test
    void each_variable_that_is_not_set_is_told() {
        assertThatThrownBy(() -> read("postern: {relay-domains: [\"${ONE}\"], edge: {hostname: \"${OTHER}\"}}"))
                .isInstanceOf(Complaint.class)
                .hasMessageContainingAll(
                        "line 1: postern.relay-domains names ${ONE}, and there is no ONE",
                        "line 1: postern.edge.hostname names ${OTHER}");
    }

    @Test
    void what_is_no_yaml_is_told_with_its_place() {
        assertThatThrownBy(() -> read("postern:\n  greylist: {enabled: true\n  dns: 1\n"))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("line 3")
                .hasMessageContaining("is not YAML");
        assertThatThrownBy(() -> read("just words"))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("holds no settings");
        assertThatThrownBy(() -> Settings.read(folder.resolve("none.yaml"), Map.of()))
                .isInstanceOf(Complaint.class)
                .hasMessageStartingWith("There is no settings file");
    }

    @Test
    void the_environment_outweighs_the_file() throws IOException {
        Files.writeString(
                folder.resolve("postern.yaml"), "postern: {greylist: {block-period: 4m}, relay-domains: [a.test]}");
        var settings = Settings.read(
                folder.resolve("postern.yaml"),
                Map.of(
                        "POSTERN_GREYLIST_BLOCK_PERIOD",
                        "7s",
                        "POSTERN_EDGE_LISTENERS_MX_PORT",
                        "3999",
                        "PATH",
                        "/bin"));

        assertThat(settings.blockPeriod()).isEqualTo(Duration.ofSeconds(7));
        assertThat(settings.listeners().getFirst().port()).isEqualTo(3999);
        assertThat(settings.relayDomains()).containsExactly("a.test");
    }

    @Test
    void an_unknown_variable_is_told() {
        assertThatThrownBy(() -> Settings.read(null, Map.of("POSTERN_GREYLIST_BLOCKPERIOD", "7s")))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("POSTERN_GREYLIST_BLOCKPERIOD; did you mean POSTERN_GREYLIST_BLOCK_PERIOD?");
        assertThatThrownBy(() -> Settings.read(null, Map.of("POSTERN_GREYLIST_BLOCK_PERIOD", "soon")))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("must be a length of time");
    }

    @Test
    void services_get_the_same_settings_weaker_than_the_environment() throws IOException {
        var yaml = read("postern: {delivery: {routes: {local.test: \"127.0.0.1:2530\"}}, relay-domains: [a.test]}")
                .forServices();

        assertThat(yaml).startsWith("config_ordinal: 260");
        Files.writeString(folder.resolve("again.yaml"), yaml);
        var again = Settings.read(folder.resolve("again.yaml"), Map.of());
        assertThat(again.routes()).containsEntry("local.test", "127.0.0.1:2530");
        assertThat(again.relayDomains()).containsExactly("a.test");
    }

    @ParameterizedTest
    @CsvSource({
        "500ms,PT0.5S",
        "30s,PT30S",
        "4m,PT4M",
        "6h,PT6H",
        "36d,PT864H",
        "90,PT1M30S",
        "PT5M,PT5M",
        "1h30m,PT1H30M"
    })
    void a_length_of_time_is_read_as_in_the_services(String text, Duration expected) {
        assertThat(DurationText.parse(text)).isEqualTo(expected);
    }

    private Settings read(String yaml) throws IOException {
        var file = folder.resolve("postern.yaml");
        Files.writeString(file, yaml);
        return Settings.read(file, Map.of());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.network.IpAddress;
import io.postern.edge.session.GreetDelay;
import io.postern.edge.session.Listener;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdgeConfigTest {

    @Test
    void defaults() {
        var config = read("{}");
        assertThat(config.hostname()).isEmpty();
        assertThat(config.maxSessions()).isEqualTo(1000);
        assertThat(config.maxRecipients()).isEqualTo(1000);
        assertThat(config.maxMessageSize()).isEqualTo(50 << 20);
        assertThat(config.maxCommandLine()).isEqualTo(2048);
        assertThat(config.maxContentLine()).isEqualTo(64 << 10);
        assertThat(config.maxHeaderSize()).isEqualTo(1 << 20);
        assertThat(config.maxHops()).isEqualTo(100);
        assertThat(config.maxErrors()).isEqualTo(20);
        assertThat(config.idleTimeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.connectionDeadline()).isEqualTo(Duration.ofSeconds(4));
        assertThat(config.envelopeDeadline()).isEqualTo(Duration.ofSeconds(4));
        assertThat(config.messageDeadline()).isEqualTo(Duration.ofSeconds(12));
        assertThat(config.writeDeadline()).isEqualTo(Duration.ofSeconds(8));
        assertThat(config.drain()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.transcripts()).isTrue();
        assertThat(config.eventLoops()).isEmpty();
        assertThat(config.bodyMemory()).isEmpty();

        var doors = listeners(config);
        assertThat(doors.keySet()).containsExactlyInAnyOrder("mx", "relay");
        var mx = doors.get("mx");
        assertThat(mx.kind()).isEqualTo(ListenerKind.MX);
        assertThat(mx.host()).isEqualTo("127.0.0.1");
        assertThat(mx.port()).isEqualTo(2525);
        assertThat(mx.greetDelay()).isEqualTo(new GreetDelay(Duration.ofMillis(200), Duration.ofSeconds(6)));
        assertThat(mx.trusted().isEmpty()
                        && mx.proxies().isEmpty()
                        && mx.xclients().isEmpty())
                .isTrue();
        var relay = doors.get("relay");
        assertThat(relay.kind()).isEqualTo(ListenerKind.RELAY);
        assertThat(relay.port()).isEqualTo(2526);
        assertThat(relay.greetDelay()).isEqualTo(GreetDelay.NONE);
        assertThat(relay.trusted().contains(IpAddress.parse("127.0.0.2"))).isTrue();
        assertThat(relay.trusted().contains(IpAddress.parse("::1"))).isTrue();
        assertThat(relay.trusted().contains(IpAddress.parse("192.0.2.1"))).isFalse();
    }

    @Test
    void the_listeners_of_the_issue() {
        var doors = listeners(read("""
                postern:
                  edge:
                    listeners:
                      mx: {port: 3525, greet-delay: 50ms, proxy-networks: [], xclient-networks: [127.0.0.0/8]}
                      relay: {port: 3526, trusted-networks: [10.0.0.0/8], hide-clients: true}
                """));
        assertThat(doors.get("mx").port()).isEqualTo(3525);
        assertThat(doors.get("mx").greetDelay().usual()).isEqualTo(Duration.ofMillis(50));
        assertThat(doors.get("mx").proxies().isEmpty()).isTrue();
        assertThat(doors.get("mx").xclients().contains(IpAddress.parse("127.1.2.3")))
                .isTrue();
        assertThat(doors.get("relay").trusted().contains(IpAddress.parse("10.1.1.1")))
                .isTrue();
        assertThat(doors.get("relay").hidesClients()).isTrue();
        assertThat(doors.get("mx").hidesClients()).isFalse();
        assertThat(doors.get("relay").trusted().contains(IpAddress.parse("127.0.0.1")))
                .as("what is set replaces the default")
                .isFalse();
    }

    @Test
    void a_relay_that_trusts_nobody() {
        var doors = listeners(read("postern: {edge: {listeners: {relay: {trusted-networks: []}}}}"));
        assertThat(doors.get("relay").trusted().isEmpty()).isTrue();
    }

    @Test
    void upstreams_hand_on_mail_at_the_door_for_strangers_only() {
        var mx = listeners(read("postern: {edge: {listeners: {mx: {upstream-networks: [192.0.2.0/28]}}}}"))
                .get("mx");
        assertThat(mx.upstreams().contains(IpAddress.parse("192.0.2.15"))).isTrue();
        assertThat(mx.upstreams().contains(IpAddress.parse("192.0.2.16"))).isFalse();
        assertThatThrownBy(() ->
                        listeners(read("postern: {edge: {listeners: {relay: {upstream-networks: [192.0.2.0/28]}}}}")))
                .hasMessage("postern.edge.listeners.relay.upstream-networks: mail of others comes in on a listener of"
                        + " kind mx only");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            # what                                       | settings                                             | everybody | suspects
            a suspect waits for longer                   | port: 1                                              | 200ms     | 6s
            however long others wait                     | "port: 1, greet-delay: 2s"                           | 2s        | 6s
            unless nobody waits                          | "port: 1, greet-delay: 0s"                           | 0s        | 0s
            only suspects can be made to                 | "port: 1, greet-delay: 0s, suspect-greet-delay: 3s"  | 0s        | 3s
            or be treated like others                    | "port: 1, suspect-greet-delay: 0s"                   | 200ms     | 0s
            our own machines wait for nothing            | "port: 1, kind: relay"                               | 0s        | 0s
            nor do people who sign in                    | "port: 1, kind: submission, tls: required"           | 0s        | 0s
            """)
    void how_long_the_banner_is_held_back(String what, String settings, String everybody, String suspects) {
        var config = read("postern: {edge: {tls: {certificates: {default: {certificate: a, key: b}}}, listeners: {x: {"
                + settings + "}}}}");
        var converter = new DurationConverter();
        assertThat(Objects.requireNonNull(listeners(config).get("x")).greetDelay())
                .isEqualTo(new GreetDelay(converter.convert(everybody), converter.convert(suspects)));
    }

    @Test
    void doors_can_be_added_and_taken_away() {
        var doors = listeners(read("""
                postern:
                  edge:
                    listeners:
                      relay: {enabled: false}
                      backup: {port: 0, host: "::", kind: mx, greet-delay: 0s, trusted-networks: ["::1", 192.0.2.0/24]}
                """));
        assertThat(doors.keySet()).containsExactlyInAnyOrder("mx", "backup");
        assertThat(doors.get("backup").host()).isEqualTo("::");
        assertThat(doors.get("backup").trusted().contains(IpAddress.parse("::1")))
                .isTrue();
    }

    @Test
    void nonsense_is_a_sentence_that_names_the_setting() {
        assertThatThrownBy(() -> listeners(read("postern: {edge: {listeners: {mx: {proxy-networks: [lan]}}}}")))
                .hasMessage("postern.edge.listeners.mx.proxy-networks: 'lan' is no network;"
                        + " write it like 192.0.2.0/24 or 2001:db8::/32");
        assertThatThrownBy(() -> listeners(read("postern: {edge: {listeners: {relay: {suspect-greet-delay: 1s}}}}")))
                .hasMessage("postern.edge.listeners.relay.suspect-greet-delay: strangers come in on a listener of kind"
                        + " mx only");
        assertThatThrownBy(() -> listeners(read("postern: {edge: {listeners: {mx: {hide-clients: true}}}}")))
                .hasMessage("postern.edge.listeners.mx.hide-clients: of strangers the trace must tell where they are;"
                        + " it is for submission and relay");
        assertThatThrownBy(() -> listeners(read("postern: {edge: {listeners: {mx: {port: 70000}}}}")))
                .hasMessage("postern.edge.listeners.mx.port: 70000 is no port");
        assertThatThrownBy(() -> listeners(
                        read("postern: {edge: {listeners: {mx: {enabled: false}, relay: {enabled: false}}}}")))
                .hasMessageContaining("none is enabled");
    }

    @Test
    void strangers_cannot_take_all_sessions() {
        assertThat(SmtpRules.places(read("{}")).most("mx")).isEqualTo(900);
        var places = SmtpRules.places(read("""
                postern: {edge: {max-sessions: 100, listeners: {mx: {port: 25, limits: {max-sessions: 30}},
                  submission: {port: 587}, submissions: {port: 465}, relay: {enabled: false}}}}
                """));
        assertThat(places.most("mx")).isEqualTo(30);
        assertThat(places.most("submissions")).isEqualTo(30);
        assertThat(places.most("relay")).as("there is none").isEqualTo(100);
    }

    @Test
    void mail_of_some_senders_over_tls_only_needs_tls() {
        assertThat(SmtpRules.tlsOnly(read("{}")).isEmpty()).isTrue();
        var settings = "postern: {edge: {tls: {required-senders: [bank.test, .group.test]%s}}}";
        var certificate = ", certificates: {default: {certificate: a, key: b}}";
        assertThat(SmtpRules.tlsOnly(read(settings.formatted(certificate))).contain("a@mail.group.test"))
                .isTrue();
        assertThatThrownBy(() -> SmtpRules.tlsOnly(read(settings.formatted(""))))
                .hasMessageStartingWith("postern.edge.tls.required-senders: without a certificate there is no TLS");
    }

    @Test
    void a_misspelt_key_is_an_error() {
        assertThatThrownBy(() -> read("postern: {edge: {max-sesions: 5}}"))
                .isInstanceOf(ConfigValidationException.class);
        assertThatThrownBy(() -> read("postern: {edge: {listeners: {mx: {prot: 5}}}}"))
                .isInstanceOf(ConfigValidationException.class);
    }

    private static Map<String, Listener> listeners(EdgeConfig config) {
        return SmtpListeners.of(config).stream().collect(Collectors.toMap(Listener::name, Function.identity()));
    }

    private static EdgeConfig read(String yaml) {
        try {
            return new SmallRyeConfigBuilder()
                    .withSources(
                            new YamlConfigSource("test", yaml, 300),
                            new PropertiesConfigSource(
                                    EdgeConfigTest.class.getResource("/META-INF/microprofile-config.properties"), 100))
                    .withConverter(Duration.class, 200, new DurationConverter())
                    .withMapping(EdgeConfig.class)
                    .build()
                    .getConfigMapping(EdgeConfig.class);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

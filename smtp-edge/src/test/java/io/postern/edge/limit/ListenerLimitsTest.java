// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListenerLimitsTest {

    /** What a listener says, where it differs from the others then, and what it counts apart. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                             | its settings                     | what differs                 | counted apart
            a listener that says nothing is like the others    | ''                               | nothing                      | nothing
            fewer sessions for an address                      | sessions-per-address: 2          | 2 per address                | sessions
            fewer for a network                                | sessions-per-network: 9          | 9 per network                | sessions
            no limit of sessions where all have one            | sessions-per-address: 0          | 0 per address                | sessions
            the same figure as all, said once more             | sessions-per-address: 50         | nothing                      | sessions
            its own rate of connections                        | connections-per-minute: 5        | 5 connections                | CONNECTIONS
            its own rate of messages                           | messages-per-minute: 5           | 5 messages                   | MESSAGES
            its own rate of recipients                         | recipients-per-minute: 5         | 5 recipients                 | RECIPIENTS
            a tarpit that begins at once                       | tarpit-after: 0                  | tarpit after 0               | nothing
            no tarpit                                          | tarpit-ceiling: 0s               | tarpit up to PT0S            | nothing
            names may be guessed more often                    | max-refused-recipients: 500      | 500 refused                  | nothing
            content may come as slowly as it likes             | content-rate: 0                  | 0 octets a second            | nothing
            shorter sessions                                   | session-time: 1m                 | PT1M                         | nothing
            shorter ones in a transaction                      | session-time-in-transaction: 2m  | PT2M in a transaction        | nothing
            smaller messages                                   | max-message-size: 1000           | 1000 octets                  | nothing
            fewer recipients                                   | max-recipients: 5                | 5 of a message               | nothing
            """)
    void a_listener_says(String what, String yaml, String differs, String apart) {
        var limits = limits(yaml);
        assertThat(differences(limits)).isEqualTo(differs);
        var counted = limits.ownSessions()
                ? "sessions"
                : limits.ownRates().isEmpty()
                        ? "nothing"
                        : limits.ownRates().iterator().next().name();
        assertThat(counted).isEqualTo(apart);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        sessions-per-address: -1 | postern.edge.listeners.x.limits.sessions-per-address: -1 is too little; give at least 0
        tarpit-ceiling: -1s      | postern.edge.listeners.x.limits.tarpit-ceiling: PT-1S is too little; give at least PT0S
        max-message-size: 0      | postern.edge.listeners.x.limits.max-message-size: 0 is too little; give at least 1
        max-recipients: 0        | postern.edge.listeners.x.limits.max-recipients: 0 is too little; give at least 1
        """)
    void nonsense_is_a_sentence_that_names_the_setting(String yaml, String sentence) {
        assertThatThrownBy(() -> limits(yaml)).hasMessage(sentence);
    }

    @ParameterizedTest
    @CsvSource({"max-session: 5", "cluster-limits: true", "sesions-per-address: 5", "rate-table: 7"})
    void what_is_global_or_misspelt_is_an_error(String yaml) {
        assertThatThrownBy(() -> limits(yaml)).isInstanceOf(ConfigValidationException.class);
    }

    private static String differences(ListenerLimits limits) {
        var all = common();
        var own = limits.settings();
        var text = new StringBuilder();
        note(text, all.sessionsPerAddress(), own.sessionsPerAddress(), "%s per address");
        note(text, all.sessionsPerNetwork(), own.sessionsPerNetwork(), "%s per network");
        note(text, all.connectionsPerMinute(), own.connectionsPerMinute(), "%s connections");
        note(text, all.messagesPerMinute(), own.messagesPerMinute(), "%s messages");
        note(text, all.recipientsPerMinute(), own.recipientsPerMinute(), "%s recipients");
        note(text, all.tarpit().free(), own.tarpit().free(), "tarpit after %s");
        note(text, all.tarpit().ceiling(), own.tarpit().ceiling(), "tarpit up to %s");
        note(text, all.tarpit().refusedRecipients(), own.tarpit().refusedRecipients(), "%s refused");
        note(text, all.pace().octetsPerSecond(), own.pace().octetsPerSecond(), "%s octets a second");
        note(text, all.time().between(), own.time().between(), "%s");
        note(text, all.time().all(), own.time().all(), "%s in a transaction");
        note(text, 7000L, limits.messageSize(), "%s octets");
        note(text, 70, limits.recipients(), "%s of a message");
        return text.isEmpty() ? "nothing" : text.toString();
    }

    private static void note(StringBuilder text, Object usual, Object own, String words) {
        if (!usual.equals(own)) {
            text.append(words.formatted(own));
        }
    }

    private static LimitSettings common() {
        return LimitSettings.of(read("", LimitConfig.class), 20);
    }

    private static ListenerLimits limits(String yaml) {
        return ListenerLimits.of(
                common(), 7000, 70, read(yaml, Own.class).limits(), "postern.edge.listeners.x.limits.");
    }

    @ConfigMapping(prefix = "listener")
    interface Own {
        ListenerLimitConfig limits();
    }

    private static <T> T read(String yaml, Class<T> mapping) {
        return new SmallRyeConfigBuilder()
                .withSources(new YamlConfigSource("test", "listener: {limits: {%s}}".formatted(yaml), 300))
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(mapping)
                .build()
                .getConfigMapping(mapping);
    }
}

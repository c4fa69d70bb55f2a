// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.access.KafkaAccess;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaBacklogTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                            | failure      | away  | said
            brokers that say nothing are away | silence      | true  | Kafka at kafka:9092 does not answer
            brokers that hang up are away     | hanging up   | true  | Kafka at kafka:9092 does not answer
            a name that leads nowhere         | a name       | true  | Kafka at kafka:9092 cannot be asked: No resolvable bootstrap urls
            a wrong password is a refusal     | a password   | false | Kafka does not know us by that name and password
            a topic without a right           | a topic      | false | Kafka does not allow us that, docs/acls.md says what each service needs: Not authorized to access topics: [postern.parked]
            a group without a right           | a group      | false | Kafka does not allow us that
            a certificate of somebody else    | TLS          | false | TLS with Kafka fails, see postern.kafka.security.ca-file
            a topic that is not there         | no topic     | false | Kafka at kafka:9092 has not all topics of ours, see ./postern topics
            brokers that are too old          | an old one   | false | Kafka at kafka:9092 does not tell: too old
            """)
    void a_refusal_is_no_absence(String what, String failure, boolean away, String said) {
        var unknown = KafkaBacklog.unknown("kafka:9092", failure(failure));

        assertThat(unknown.away()).as(what).isEqualTo(away);
        assertThat(unknown.why()).as(what).startsWith(said);
    }

    @Test
    void a_name_that_leads_nowhere_does_not_fail_the_command() {
        assertThat(KafkaBacklog.read(KafkaAccess.plain("no-such-name.invalid:9092")))
                .isInstanceOfSatisfying(
                        Backlog.Unknown.class,
                        unknown -> assertThat(unknown.away()).isTrue());
    }

    private static Throwable failure(String what) {
        return switch (what) {
            case "silence" -> new TimeoutException();
            case "hanging up" -> new ExecutionException(new DisconnectException());
            case "a name" ->
                new KafkaException(
                        "Failed to create new KafkaAdminClient",
                        new ConfigException("No resolvable bootstrap urls given in bootstrap.servers"));
            case "a password" -> new ExecutionException(new SaslAuthenticationException("Authentication failed"));
            case "a topic" -> new ExecutionException(new TopicAuthorizationException(Set.of("postern.parked")));
            case "a group" -> new ExecutionException(GroupAuthorizationException.forGroupId("postern-delivery"));
            case "TLS" -> new ExecutionException(new SslAuthenticationException("no trust"));
            case "no topic" -> new ExecutionException(new UnknownTopicOrPartitionException("this server does not"));
            case "an old one" -> new ExecutionException(new UnsupportedVersionException("too old"));
            default -> throw new AssertionError(what);
        };
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.launcher.Complaint;
import io.postern.launcher.settings.OperatorAccess;
import io.postern.launcher.state.RunState;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a service is asked, and what is said where nothing says that. */
class EndpointTest {
    @ParameterizedTest(name = "{5}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            BOOKS      | here      | 8081 | -                   | http://127.0.0.1:8081 | what runs here answers here
            BOOKS      | here      | 8081 | http://books:8080   | http://127.0.0.1:8081 | whatever the settings say of elsewhere
            REPUTATION | here      | 8082 | -                   | http://127.0.0.1:8082 | reputation has a port of its own
            BOOKS      | elsewhere | -    | http://books:8080   | http://books:8080     | what runs elsewhere is where the settings say
            REPUTATION | elsewhere | -    | https://rep/postern | https://rep/postern   | also behind what speaks TLS for it
            """)
    void a_service_answers(Answering service, String where, Integer port, URI named, URI asked, String why) {
        var endpoint = Endpoint.of(service, state(where, service, port), () -> access(named));

        assertThat(endpoint.address()).as(why).isEqualTo(asked);
        assertThat(endpoint.token()).as("the token is for others").isEqualTo(token(where));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            BOOKS      | here      | This system runs no books-service; start it anew.
            BOOKS      | elsewhere | The books-service runs on another machine, and postern.launcher.endpoints.books does not say where: name it there, such as http://mail-books-service:8080, or http://127.0.0.1:8080 behind kubectl port-forward.
            REPUTATION | elsewhere | The reputation-service runs on another machine, and postern.launcher.endpoints.reputation does not say where: name it there, such as http://mail-reputation-service:8080, or http://127.0.0.1:8080 behind kubectl port-forward.
            """)
    void a_service_that_nothing_is_known_of(Answering service, String where, String sentence) {
        assertThatThrownBy(() -> Endpoint.of(service, state(where, service, null), () -> access(null)))
                .isInstanceOf(Complaint.class)
                .hasMessage(sentence);
    }

    @Test
    void its_words_have_no_token() {
        var endpoint = Endpoint.of(
                Answering.BOOKS, state("elsewhere", Answering.BOOKS, null), () -> access(URI.create("http://b")));

        assertThat(endpoint).hasToString("books-service at http://b");
        assertThat(access(null).toString()).doesNotContain("secret");
    }

    private static Optional<String> token(String where) {
        return where.equals("here") ? Optional.empty() : Optional.of("secret");
    }

    private static OperatorAccess access(URI address) {
        return new OperatorAccess(Optional.ofNullable(address), Optional.ofNullable(address), Optional.of("secret"));
    }

    private static RunState state(String where, Answering service, Integer port) {
        if (where.equals("elsewhere")) {
            return RunState.elsewhere(null, "/data", "kafka:9092", "redis://redis");
        }
        return new RunState(
                7,
                "2026-11-22T12:00:00Z",
                null,
                "/data",
                new RunState.Kafka("kafka", 8, true, "127.0.0.1:1"),
                new RunState.Redis("redis", 9, true, "redis://127.0.0.1:1"),
                List.of(),
                port == null ? List.of() : List.of(new RunState.Service(service.label(), 10, port)));
    }
}

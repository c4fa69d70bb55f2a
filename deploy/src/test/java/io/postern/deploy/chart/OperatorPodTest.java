// SPDX-License-Identifier: Apache-2.0
package io.postern.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where operators give commands: what they need is there, and nobody else has it. */
class OperatorPodTest {
    private static final String TOKEN = "POSTERN_OPERATOR_TOKEN_FILE";

    @Test
    void it_asks_books_and_reputation_by_services_that_there_are() {
        var environment = environment("Deployment", "operator");

        assertThat(environment)
                .containsEntry("POSTERN_LAUNCHER_ENDPOINTS_BOOKS", "http://postern-one-books-service.postern.svc:8080")
                .containsEntry(
                        "POSTERN_LAUNCHER_ENDPOINTS_REPUTATION",
                        "http://postern-one-reputation-service.postern.svc:8080");
        for (var module : List.of("books-service", "reputation-service")) {
            assertThat(RenderedSets.one("everything", "Service", "postern-one-" + module)
                            .maps("spec.ports"))
                    .singleElement()
                    .satisfies(port -> assertThat(port).containsEntry("port", 8080));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Deployment, operator, true",
        "Deployment, books-service, true",
        "Deployment, reputation-service, true",
        "StatefulSet, smtp-edge, false",
        "Deployment, policy-service, false",
        "Deployment, delivery-worker, false",
        "Deployment, refusal-page, false"
    })
    void only_who_asks_and_who_answers_has_the_token(String kind, String module, boolean knows) {
        var mounts = mounts(kind, module);

        assertThat(mounts.containsKey("operator-token")).isEqualTo(knows);
        assertThat(environment(kind, module).get(TOKEN))
                .isEqualTo(knows ? mounts.get("operator-token") + "/token" : null);
    }

    @Test
    void it_reads_the_password_of_redis_that_the_settings_name() {
        assertThat(mounts("Deployment", "operator")).containsKeys("redis-password", "redis-ca", "kafka-credentials");
    }

    @Test
    void without_it_nobody_has_a_token() {
        assertThat(HelmChart.text(HelmChart.minimal())).doesNotContain(TOKEN, "operator-token");
    }

    private static Map<String, Object> environment(String kind, String module) {
        return named(kind, module, "env", "value");
    }

    private static Map<String, Object> mounts(String kind, String module) {
        return named(kind, module, "volumeMounts", "mountPath");
    }

    private static Map<String, Object> named(String kind, String module, String list, String value) {
        var container = RenderedSets.one("everything", kind, "postern-one-" + module)
                .containers()
                .getFirst();
        var found = new TreeMap<String, Object>();
        Manifest.asMaps(container.getOrDefault(list, List.of()))
                .forEach(each -> found.put(String.valueOf(each.get("name")), each.get(value)));
        return found;
    }
}

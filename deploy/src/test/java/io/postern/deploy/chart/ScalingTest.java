// SPDX-License-Identifier: Apache-2.0
package io.postern.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** More pods when there is more to do. */
class ScalingTest {
    @Test
    void workers_follow_the_lag_of_the_lanes_and_not_of_what_waits_for_its_time() {
        var scaled = RenderedSets.one("production", "ScaledObject", "mail-delivery-worker");

        assertThat(scaled.maps("spec.triggers"))
                .extracting(trigger -> Manifest.at(trigger, "metadata.topic").orElseThrow())
                .containsExactly("postern.outbound.incoming", "postern.outbound.personal", "postern.outbound.bulk");
        assertThat(scaled.maps("spec.triggers"))
                .allSatisfy(trigger -> assertThat(trigger)
                        .containsEntry("type", "kafka")
                        .containsEntry("authenticationRef", Map.of("name", "mail-lag"))
                        .satisfies(words -> assertThat(Manifest.at(words, "metadata.version"))
                                .as("Kafka 4 does not understand KEDA's own default")
                                .contains("2.8.0")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {protocol: SASL_SSL}                                                           | tls sasl username password ca cert key
            {protocol: SASL_SSL, clientCertificateSecret: ""}                              | tls sasl username password ca
            {protocol: SSL, credentials: null}                                             | tls ca cert key
            {protocol: SASL_PLAINTEXT, clientCertificateSecret: "", caSecret: ""}          | tls sasl username password
            """)
    void keda_signs_in_as_the_services_do(String security, String parameters) {
        var values = HelmChart.merged(
                HelmChart.values("external-kafka"), HelmChart.yaml("{kafka: {security: " + security + "}}"));
        var signIn = RenderedSets.one(HelmChart.render(values), "TriggerAuthentication", "mail-lag");

        assertThat(signIn.maps("spec.secretTargetRef"))
                .extracting(each -> each.get("parameter"))
                .containsExactly((Object[]) parameters.split(" "));
    }

    @Test
    void with_prometheus_the_query_names_the_lanes_only() {
        var scaled = RenderedSets.one("everything", "ScaledObject", "postern-one-delivery-worker");

        assertThat(scaled.maps("spec.triggers"))
                .singleElement()
                .satisfies(trigger -> assertThat(Manifest.at(trigger, "metadata.query")
                                .orElseThrow()
                                .toString())
                        .contains("postern.outbound.*")
                        .doesNotContain("retry"));
    }

    @Test
    void edges_follow_processors_and_sessions() {
        var scaled = RenderedSets.one("everything", "HorizontalPodAutoscaler", "postern-one-smtp-edge");

        assertThat(scaled.maps("spec.metrics"))
                .extracting(metric -> metric.get("type"))
                .containsExactly("Resource", "Pods");
        assertThat(Manifest.at(scaled.maps("spec.metrics").get(1), "pods.metric.name"))
                .contains("postern_edge_sessions");
    }

    @Test
    void the_edge_counts_its_sessions_under_that_name() {
        assertThat(HelmChart.read(HelmChart.ROOT.resolve("docs/metrics.md"))).contains("`postern_edge_sessions`");
    }

    @ParameterizedTest(name = "{1} of {0}")
    @CsvSource({"production, mail-smtp-edge", "no-operators, mail-delivery-worker"})
    void without_an_adapter_and_without_keda_processors_decide(String set, String name) {
        assertThat(RenderedSets.one(set, "HorizontalPodAutoscaler", name).maps("spec.metrics"))
                .extracting(metric -> metric.get("type"))
                .containsExactly("Resource");
    }

    @Test
    void there_is_one_books_service_and_the_old_one_ends_first() {
        var books = RenderedSets.one("everything", "Deployment", "postern-one-books-service");

        assertThat(books.at("spec.replicas")).contains(1);
        assertThat(books.text("spec.strategy.type")).contains("Recreate");
    }

    @Test
    void pods_of_the_old_version_do_not_count_when_new_ones_are_spread() {
        var policy = RenderedSets.one("production", "Deployment", "mail-policy-service");

        assertThat(policy.pod().orElseThrow().maps("spec.topologySpreadConstraints"))
                .isNotEmpty()
                .allSatisfy(spread -> assertThat(spread).containsEntry("matchLabelKeys", List.of("pod-template-hash")));
    }
}

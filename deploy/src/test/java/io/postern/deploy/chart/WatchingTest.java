// SPDX-License-Identifier: Apache-2.0
package io.postern.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Prometheus is told. */
class WatchingTest {
    @ParameterizedTest
    @CsvSource({"production, mail", "everything, postern-one"})
    void brokers_and_the_exporter_of_lag_are_read_too(String set, String name) {
        var monitor = RenderedSets.one(set, "PodMonitor", name + "-kafka");
        var kafka = RenderedSets.one(set, "Kafka", name + "-kafka");
        var file = kafka.text("spec.kafka.metricsConfig.valueFrom.configMapKeyRef.name")
                .orElseThrow();

        assertThat(monitor.map("spec.selector.matchLabels"))
                .isEqualTo(Map.of("strimzi.io/cluster", name + "-kafka", "strimzi.io/kind", "Kafka"));
        assertThat(RenderedSets.one(set, "ConfigMap", file).map("data").get("metrics.yaml"))
                .asString()
                .contains("UnderReplicatedPartitions", "UnderMinIsrPartitionCount");
    }

    @Test
    void an_alert_links_to_its_page_where_the_tree_is() {
        var rules = RenderedSets.one("everything", "PrometheusRule", "postern-one-alerts");

        assertThat(Manifest.all(rules.tree()).filter(map -> map.containsKey("runbook_url")))
                .isNotEmpty()
                .allSatisfy(map -> assertThat(map.get("runbook_url").toString())
                        .matches("https://git.example.org/postern/blob/main/docs/runbooks/Postern[A-Za-z]+.md"));
    }
}

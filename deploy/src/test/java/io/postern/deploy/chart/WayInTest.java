// SPDX-License-Identifier: Apache-2.0
package io.postern.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How clients get to an edge, and that it learns who they are. */
class WayInTest {
    @Test
    void port_25_of_the_world_is_2525_in_the_pod_and_clients_keep_their_address() {
        var service = RenderedSets.one("minimal", "Service", "mail-smtp-edge-public");
        var edge = RenderedSets.one("minimal", "StatefulSet", "mail-smtp-edge");

        assertThat(service.text("spec.type")).contains("LoadBalancer");
        assertThat(service.text("spec.externalTrafficPolicy")).contains("Local");
        assertThat(service.maps("spec.ports"))
                .containsExactly(Map.of("name", "mx", "port", 25, "targetPort", "mx", "protocol", "TCP"));
        assertThat(Manifest.asMaps(edge.containers().getFirst().get("ports")))
                .contains(Map.of("name", "mx", "containerPort", 2525, "protocol", "TCP"));
    }

    @Test
    void behind_a_proxy_they_are_told_by_its_protocol() {
        var service = RenderedSets.one("external-kafka", "Service", "mail-smtp-edge-public");

        assertThat(service.text("spec.externalTrafficPolicy")).contains("Local");
        assertThat(service.map("metadata.annotations")).containsEntry("service.example.com/proxy-protocol", "v2");
        assertThat(RenderedSettings.of(RenderedSets.of("external-kafka")))
                .containsEntry("postern.edge.listeners.mx.proxy-networks", List.of("10.0.0.0/24"));
    }

    @Test
    void a_trial_is_at_a_fixed_port_of_the_nodes() {
        assertThat(RenderedSets.one("trial", "Service", "mail-smtp-edge-public").maps("spec.ports"))
                .singleElement()
                .satisfies(port -> assertThat(port).containsEntry("port", 25).containsEntry("nodePort", 30025));
    }

    @Test
    void each_group_of_listeners_is_a_service_of_its_own() {
        assertThat(ports("postern-one-smtp-edge-public")).containsExactly("mx");
        assertThat(ports("postern-one-smtp-edge-people")).containsExactly("submission", "submissions");
        assertThat(ports("postern-one-smtp-edge-internal")).containsExactly("relay");
        assertThat(ports("postern-one-smtp-edge-partners")).containsExactly("partner");
    }

    @Test
    void reports_are_handed_in_where_the_cluster_alone_gets_to() {
        assertThat(RenderedSettings.of(RenderedSets.of("everything")))
                .containsEntry("postern.dmarc-reports.relay", "postern-one-smtp-edge-internal.postern.svc:25");
    }

    @ParameterizedTest
    @CsvSource({
        "StatefulSet, postern-one-smtp-edge",
        "Deployment, postern-one-reputation-service",
        "Deployment, postern-one-policy-service",
        "Deployment, postern-one-delivery-worker",
        "Deployment, postern-one-books-service",
        "Deployment, postern-one-refusal-page"
    })
    void every_service_is_asked_how_it_is(String kind, String name) {
        var container = RenderedSets.one("everything", kind, name).containers().getFirst();

        assertThat(Manifest.at(container, "livenessProbe.httpGet.path")).contains("/q/health/live");
        assertThat(Manifest.at(container, "readinessProbe.httpGet.path")).contains("/q/health/ready");
        assertThat(Manifest.at(container, "startupProbe.httpGet.path")).contains("/q/health/started");
    }

    @Test
    void the_page_for_the_world_shows_no_metrics_and_has_no_secrets_of_others() {
        var page = RenderedSets.one("everything", "Deployment", "postern-one-refusal-page");
        var service = RenderedSets.one("everything", "Service", "postern-one-refusal-page");

        assertThat(service.maps("spec.ports"))
                .extracting(port -> port.get("targetPort"))
                .containsExactly("page");
        assertThat(page.toString() + page.tree())
                .contains("QUARKUS_MANAGEMENT_PORT")
                .doesNotContain("LIST_KEY")
                .doesNotContain("redis-password");
    }

    @Test
    void the_notes_say_what_is_left_to_do() {
        var notes = RenderedSets.one("minimal", "ConfigMap", "notes")
                .map("data")
                .get("text")
                .toString();

        assertThat(notes)
                .contains("Postern 0.1.0 as mx.example.org, for example.org.")
                .contains("kubectl -n postern get service mail-smtp-edge-public")
                .contains("Nothing says where the mail servers behind Postern are")
                .contains("Redis asks for no password");
    }

    private static List<Object> ports(String service) {
        return RenderedSets.one("everything", "Service", service).maps("spec.ports").stream()
                .map(port -> port.get("name"))
                .toList();
    }
}

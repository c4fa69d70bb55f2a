// SPDX-License-Identifier: Apache-2.0
package io.postern.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may speak to which port. */
class NetworkTest {
    @Test
    void what_nobody_allows_is_forbidden() {
        var nothing = RenderedSets.one("minimal", "NetworkPolicy", "mail-nothing");

        assertThat(nothing.at("spec.policyTypes")).contains(List.of("Ingress", "Egress"));
        assertThat(nothing.map("spec")).doesNotContainKeys("ingress", "egress");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            production | mail-smtp-edge                 | mx submission submissions | all doors are open to everybody
            production | mail-reputation-service        |                           | nobody but Prometheus and the operator's pod
            production | mail-policy-service            |                           | nobody but Prometheus
            production | mail-delivery-worker           |                           | nobody but Prometheus
            production | mail-books-service             |                           | nobody but Prometheus and the operator's pod
            everything | postern-one-refusal-page       |                           | the ingress controller alone
            everything | postern-one-redis              |                           | our services alone
            """)
    void the_world_gets_to_doors_and_to_nothing_else(String set, String policy, String ports, String why) {
        var open = new TreeSet<String>();
        for (var rule : RenderedSets.one(set, "NetworkPolicy", policy).maps("spec.ingress")) {
            if (!rule.containsKey("from")) {
                Manifest.asMaps(rule.get("ports"))
                        .forEach(port -> open.add(port.get("port").toString()));
            }
        }
        assertThat(open).as(why).isEqualTo(ports == null ? Set.of() : new TreeSet<>(List.of(ports.split(" "))));
    }

    @Test
    void a_door_behind_a_proxy_is_open_to_the_proxy_alone() {
        var rules = RenderedSets.one("external-kafka", "NetworkPolicy", "mail-smtp-edge")
                .maps("spec.ingress");

        assertThat(rules.getLast().get("from")).isEqualTo(List.of(Map.of("ipBlock", Map.of("cidr", "10.0.0.0/24"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            production     | mail-smtp-edge                 | 53 6379 9093           | an edge opens no connection to the world
            production     | mail-policy-service            | 53 6379 9093           | nor does policy
            production     | mail-delivery-worker           | 25 2525 53 6379 9093   | mail goes to port 25, and to those of routes
            no-operators   | mail-smtp-edge                 | 53 6380 9092           | ports follow the addresses of Kafka and Redis
            external-kafka | mail-books-service             | 53 6380 9096           | ports follow the addresses of Kafka and Redis
            everything     | postern-one-reputation-service | 3310 4318 53 5300 5353 6379 9093 | resolvers and scanners as they are named
            everything     | postern-one-books-service      | 4318 53 5300 5353 6379 9093 partner relay | reports are handed in at a door of ours
            everything     | postern-one-refusal-page       | 4318 5353 9093         | what faces the world by HTTP reads Kafka
            everything     | postern-one-operator           | 4318 5353 6379 9093 http | an operator asks Kafka, Redis, books and reputation
            """)
    void a_service_gets_out_to_what_it_needs(String set, String policy, String ports, String why) {
        var reached = new TreeSet<String>();
        RenderedSets.one(set, "NetworkPolicy", policy)
                .maps("spec.egress")
                .forEach(rule -> Manifest.asMaps(rule.get("ports"))
                        .forEach(port -> reached.add(port.get("port").toString())));
        assertThat(reached).as(why).isEqualTo(new TreeSet<>(List.of(ports.split(" "))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            everything | postern-one-books-service      | true  | an operator asks what waits
            everything | postern-one-reputation-service | true  | and what would be found out about a mail
            everything | postern-one-policy-service     | false | policy answers no operator
            production | mail-delivery-worker           | false | nor does a worker
            everything | postern-one-redis              | true  | its memory is in the status
            minimal    | mail-books-service             | false | without the pod nobody comes from it
            minimal    | mail-redis                     | false | nor here
            """)
    void the_operators_pod_is_let_in_where_it_asks(String set, String policy, boolean in, String why) {
        var operator = RenderedSets.one(set, "NetworkPolicy", policy).maps("spec.ingress").stream()
                .flatMap(Manifest::all)
                .anyMatch(map -> "operator".equals(map.get("app.kubernetes.io/component")));
        assertThat(operator).as(why).isEqualTo(in);
    }

    @Test
    void no_mail_is_delivered_to_what_is_excepted() {
        var rules = RenderedSets.one("dual-stack", "NetworkPolicy", "mail-delivery-worker")
                .maps("spec.egress");

        assertThat(rules.getLast().get("to"))
                .isEqualTo(List.of(
                        Map.of("ipBlock", Map.of("cidr", "0.0.0.0/0", "except", List.of("169.254.169.254/32"))),
                        Map.of("ipBlock", Map.of("cidr", "::/0", "except", List.of("fd00:ec2::254/128")))));
    }

    @Test
    void mail_gets_to_servers_within_the_cluster_that_are_named() {
        var values = HelmChart.merged(
                HelmChart.minimal(), HelmChart.yaml("{networkPolicies: {delivery: [{podSelector: {}}]}}"));
        var rules = RenderedSets.one(HelmChart.render(values), "NetworkPolicy", "mail-delivery-worker")
                .maps("spec.egress");

        assertThat(rules.getLast().get("to")).asString().contains("cidr=0.0.0.0/0", "podSelector={}");
    }

    @Test
    void brokers_that_call_themselves_otherwise_are_reached() {
        var values = HelmChart.merged(HelmChart.minimal(), HelmChart.yaml("{networkPolicies: {kafkaPorts: [9194]}}"));
        var rules = RenderedSets.one(HelmChart.render(values), "NetworkPolicy", "mail-policy-service")
                .maps("spec.egress");

        assertThat(rules)
                .anySatisfy(rule -> assertThat(Manifest.asMaps(rule.get("ports")))
                        .extracting(port -> port.get("port"))
                        .containsExactly(9093, 9194));
    }

    @Test
    void a_new_version_of_the_chart_leaves_redis_alone() {
        var redis = RenderedSets.one("minimal", "StatefulSet", "mail-redis");

        assertThat(redis.pod().orElseThrow().labels()).doesNotContainKeys("helm.sh/chart", "app.kubernetes.io/version");
    }

    @Test
    void pods_on_the_host_network_are_let_in_by_their_nodes() {
        var redis = RenderedSets.one("everything", "NetworkPolicy", "postern-one-redis");
        var worker = RenderedSets.one("everything", "Deployment", "postern-one-delivery-worker");

        assertThat(worker.pod().orElseThrow().text("spec.dnsPolicy")).contains("ClusterFirstWithHostNet");
        assertThat(redis.maps("spec.ingress").getFirst().get("from")).asString().contains("ipBlock={cidr=10.0.0.0/16}");
    }

    @Test
    void brokers_of_strimzi_hear_our_services_and_keda() {
        var kafka = RenderedSets.one("production", "Kafka", "mail-kafka");
        var listener = kafka.maps("spec.kafka.listeners").getFirst();

        assertThat(listener)
                .containsEntry("tls", true)
                .containsEntry("authentication", Map.of("type", "scram-sha-512"));
        assertThat(Manifest.asMaps(listener.get("networkPolicyPeers"))).hasSize(2);
    }

    @Test
    void whoever_else_is_named_speaks_to_brokers_of_strimzi() {
        var listener = RenderedSets.one("everything", "Kafka", "postern-one-kafka")
                .maps("spec.kafka.listeners")
                .getFirst();

        assertThat(Manifest.asMaps(listener.get("networkPolicyPeers")).getLast())
                .asString()
                .contains("KafkaMirrorMaker2");
    }

    @Test
    void redis_speaks_tls_and_hears_its_password_where_no_list_of_processes_shows_it() {
        var container = RenderedSets.one("everything", "StatefulSet", "postern-one-redis")
                .containers()
                .getFirst();
        var file = RenderedSets.one("everything", "ConfigMap", "postern-one-redis")
                .map("data")
                .get("redis.conf");

        assertThat(file.toString()).contains("port 0\n", "tls-port 6379").doesNotContain("requirepass");
        assertThat(container.get("args").toString()).contains("requirepass \"$(cat /etc/redis/password/password)\"");
    }

    @Test
    void before_an_upgrade_the_settings_are_read_and_topics_are_made() {
        var job = RenderedSets.one("external-kafka", "Job", "mail-launcher-topics");
        var check = RenderedSets.one("production", "Job", "mail-launcher-check");

        assertThat(job.containers().getFirst().get("args"))
                .isEqualTo(List.of("topics", "apply", "--config", "/etc/postern/settings/postern.yaml"));
        assertThat(check.containers().getFirst().get("args"))
                .isEqualTo(List.of("topics", "list", "--config", "/etc/postern/settings/postern.yaml"));
        assertThat(job.map("metadata.annotations")).containsEntry("hookless/hook", "pre-install,pre-upgrade");
    }

    @Test
    void topics_that_would_lose_mail_are_mended_where_an_operator_says_so() {
        var values = HelmChart.merged(HelmChart.minimal(), HelmChart.yaml("{topics: {job: {mend: true}}}"));

        assertThat(RenderedSets.one(HelmChart.render(values), "Job", "mail-launcher-topics")
                        .containers()
                        .getFirst()
                        .get("args"))
                .isEqualTo(List.of("topics", "apply", "--mend", "--config", "/etc/postern/settings/postern.yaml"));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may do what on Kafka: files/acls.yaml as users of Strimzi. */
class AccessTest {
    private static final Map<String, Object> ACLS =
            HelmChart.yaml(HelmChart.read(HelmChart.CHART.resolve("files/acls.yaml")));

    @Test
    void each_service_is_a_user_with_what_the_list_says() {
        var users = users("production");

        assertThat(users)
                .extracting(Manifest::name)
                .containsExactlyInAnyOrder(
                        "mail-smtp-edge",
                        "mail-reputation-service",
                        "mail-policy-service",
                        "mail-delivery-worker",
                        "mail-books-service",
                        "mail-operator",
                        "mail-keda");
        assertThat(users)
                .filteredOn(user -> !user.name().endsWith("keda"))
                .allSatisfy(user -> assertThat(user.maps("spec.authorization.acls"))
                        .isEqualTo(ACLS.get(user.name().substring("mail-".length()))));
    }

    @Test
    void whoever_else_runs_is_a_user_too() {
        assertThat(users("everything"))
                .extracting(Manifest::name)
                .contains("postern-one-refusal-page", "postern-one-operator", "postern-one-mirror")
                .doesNotContain("postern-one-keda", "postern-one-topics");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            smtp-edge          | Read  | postern.outbound.personal | an edge that was broken into reads no mail that waits
            smtp-edge          | Write | postern.verdicts          | and gives itself no verdict
            smtp-edge          | Write | postern.accounts          | and makes no accounts
            reputation-service | Write | postern.outbound.incoming | who reads the world's mail sends none
            policy-service     | Read  | postern.content           | who decides need not read it
            delivery-worker    | Read  | postern.accounts          | passwords are the edge's affair
            books-service      | Write | postern.deliveries        | books make no outcomes
            refusal-page       | Write | postern.                  | what faces the world by HTTP writes nothing
            mirror             | Write | postern.accounts          | who copies changes nothing
            mirror             | Read  | postern.outbound.personal | and leaves mail where it is
            keda               | Read  | postern.outbound.personal | who measures a queue does not read it
            """)
    void a_user_may_do_no_more_than_its_work(String user, String operation, String topic, String why) {
        var found = List.of("production", "everything").stream()
                .flatMap(set -> users(set).stream())
                .filter(each -> each.name().endsWith("-" + user))
                .flatMap(each -> each.maps("spec.authorization.acls").stream())
                .toList();

        assertThat(found).as(user).isNotEmpty();
        assertThat(found)
                .as(why)
                .noneMatch(acl -> covers(acl, topic) && operations(acl).contains(operation));
    }

    private static List<Manifest> users(String set) {
        return RenderedSets.of(set).stream()
                .filter(each -> each.kind().equals("KafkaUser"))
                .toList();
    }

    private static boolean covers(Map<String, Object> acl, String topic) {
        var name = Manifest.at(acl, "resource.name").orElse("").toString();
        return Manifest.at(acl, "resource.type").orElseThrow().equals("topic")
                && (name.equals(topic) || name.startsWith(topic) || (topic.startsWith(name) && prefix(acl)));
    }

    private static boolean prefix(Map<String, Object> acl) {
        return Manifest.at(acl, "resource.patternType").orElse("").equals("prefix");
    }

    private static List<?> operations(Map<String, Object> acl) {
        return (List<?>) acl.get("operations");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with an operator's resource is found, in every one of a list too. */
class CustomShapesTest {
    private static final String POOL = "{replicas: 3, roles: %s, storage: {type: jbod, volumes: %s}}";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # what                                     | spec                                                                | what is wrong
            keys that are all there                    | {secretTargetRef: [{parameter: a, name: b, key: c}]}                |
            two of them                                | {secretTargetRef: [{parameter: a, name: b, key: c}, {parameter: d, name: e, key: f}]} |
            the first lacks one                        | {secretTargetRef: [{name: b, key: c}, {parameter: d, name: e, key: f}]} | lacks spec.secretTargetRef[0].parameter
            so does the second, though not the first   | {secretTargetRef: [{parameter: a, name: b, key: c}, {parameter: d, name: e}]} | lacks spec.secretTargetRef[1].key
            one that is nothing                        | {secretTargetRef: [{parameter: a, name: b, key: null}]}             | lacks spec.secretTargetRef[0].key
            a word in place of a map                   | {secretTargetRef: [{parameter: a, name: b, key: c}, d]}             | lacks spec.secretTargetRef[1].parameter
            an empty list                              | {secretTargetRef: []}                                               | lacks spec.secretTargetRef[].key
            no list at all                             | {}                                                                  | lacks spec.secretTargetRef[].key
            a field that nobody knows                  | {secretTargetRef: [{parameter: a, name: b, key: c, colour: red}]}   | has an unknown field spec.secretTargetRef[].colour
            """)
    void each_key_of_a_secret_is_told_wholly(String what, String spec, @Nullable String sentence) {
        wrong("keda.sh/v1alpha1", "TriggerAuthentication", spec, sentence);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # what                              | groups                                                                     | what is wrong
            rules with what they ask            | [{name: a, rules: [{expr: x}, {expr: y}]}, {name: b, rules: [{expr: z}]}]   |
            a rule of the second group without  | [{name: a, rules: [{expr: x}]}, {name: b, rules: [{expr: y}, {alert: A}]}]  | lacks spec.groups[1].rules[1].expr
            a group without a name              | [{name: a, rules: [{expr: x}]}, {rules: [{expr: y}]}]                       | lacks spec.groups[1].name
            a group without rules               | [{name: a, rules: [{expr: x}]}, {name: b}]                                  | lacks spec.groups[1].rules[].expr
            """)
    void a_list_in_a_list_is_looked_through_too(String what, String groups, @Nullable String sentence) {
        wrong("monitoring.coreos.com/v1", "PrometheusRule", "{groups: " + groups + "}", sentence);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # what                          | roles              | volumes                                                | what is wrong
            words and maps                  | [broker, controller] | [{id: 0, type: persistent-claim, size: 9Gi}]          |
            a list of words that is empty   | []                 | [{id: 0, type: persistent-claim, size: 9Gi}]           | lacks spec.roles[]
            a word that is nothing          | [broker, null]     | [{id: 0, type: persistent-claim, size: 9Gi}]           | lacks spec.roles[1]
            a word that it does not know    | [broker, king]     | [{id: 0, type: persistent-claim, size: 9Gi}]           | `has spec.roles[] "king", and that is no broker|controller`
            a second volume without a size  | [broker]           | [{id: 0, type: persistent-claim, size: 9Gi}, {id: 1, type: persistent-claim}] | lacks spec.storage.volumes[1].size
            """)
    void so_is_a_list_of_words(String what, String roles, String volumes, @Nullable String sentence) {
        wrong("kafka.strimzi.io/v1", "KafkaNodePool", POOL.formatted(roles, volumes), sentence);
    }

    private static void wrong(String version, String kind, String spec, @Nullable String sentence) {
        var manifest = new Manifest(HelmChart.yaml(
                "{apiVersion: %s, kind: %s, metadata: {name: a, namespace: b, labels: {c: d}, annotations: {e: f}}, spec: %s}"
                        .formatted(version, kind, spec)));
        var wrong = CustomShapes.wrong(manifest);
        if (sentence == null) {
            assertThat(wrong).isEmpty();
        } else {
            assertThat(wrong).anyMatch(each -> each.endsWith(sentence));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that cannot work are refused before anything is changed, each with a sentence. */
class RefusedValuesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {hostname: ""}                                                             | hostname is empty: give our name in the world
            {relayDomains: []}                                                         | relayDomains is empty: name the domains
            {config: {postern: {kafka: {flush: true}}}}                                | config.postern.kafka is set by the chart: use kafka and topics.
            {config: {postern: {edge: {drain: 5s}}}}                                   | config.postern.edge.drain is set by the chart: use edge.drain.time.
            {config: {postern: {edge: {message-deadline: soon}}}}                      | config.postern.edge.message-deadline is "soon", and must be a length of time such as 500ms, 30s, 5m, 6h or 36d.
            {config: {postern: {delivery: {helo-name: a.b}}}}                          | config.postern.delivery.helo-name is set by the chart: use worker.heloName.
            {config: {postern: {delivery: {schedule: [15m, soon]}}}}                   | config.postern.delivery.schedule is "soon", and must be a length of time
            {config: {postern: {edge: {tls: {certificates: {}}}}}}                     | config.postern.edge.tls.certificates is set by the chart: use edge.certificates.
            {config: {postern: {redis: {timeout: 1s, url: "redis://a"}}}}              | config.postern.redis.url is set by the chart: use redis.
            {config: {postern: {arc: {key: /etc/postern/secrets/arc/key.pem}}}}        | config names /etc/postern/secrets/arc, and secretFiles has no arc
            {config: {postern: {arc: {key: /somewhere/key.pem}}}}                      | no secret of secretFiles is there for delivery-worker
            {config: {quarkus: {log: {category: {"a.b": {level: DEBU}}}}}}             | config.quarkus.log.category.a.b.level is "DEBU", and there is no such level
            {config: {postern: {dmarc-reports: {enabled: true}}}}                      | there is nowhere to hand reports in: enable edge.listeners.relay
            {edge: {listeners: {mx: {enabled: false}}}}                                | edge.listeners: none is enabled
            {edge: {listeners: {mx: {service: nowhere}}}}                              | edge.listeners.mx.service is "nowhere", and edge.services has no such group.
            {edge: {certificates: {default: null}}}                                    | edge.listeners.mx has no certificate: name a secret in edge.certificates.default, or say
            {edge: {certificates: {default: null, other: {secret: x}}}}                | edge.certificates has none called default
            {edge: {listeners: {submission: {enabled: true, settings: {tls: off}}}}}   | edge.listeners.submission has settings.tls off, and nobody may sign in without TLS.
            {edge: {listeners: {submission: {enabled: true, port: 2525}}}}             | edge.listeners.submission and mx have the same port 2525.
            {edge: {listeners: {submission: {enabled: true, servicePort: 25}}}}        | edge.listeners.submission and mx have the same servicePort 25 at the service public.
            {edge: {listeners: {mx: {port: 8080}}}}                                    | edge.listeners.mx.port is 8080, where health and metrics are.
            {edge: {listeners: {mx: {settings: {host: "::"}}}}}                        | edge.listeners.mx.settings.host is set by the chart
            {edge: {services: {public: {externalTrafficPolicy: Cluster}}}}             | edge.services.public would show nodes' addresses instead of clients'
            {edge: {services: {public: {externalTrafficPolicy: Cluster, proxyNetworks: [10.0.0.1]}}}} | and all mail is refused: say Local, or podTargets: true
            {edge: {replicas: 13}}                                                     | 13 edges are more than the 12 partitions of postern.verdicts
            {edge: {autoscaling: {enabled: true, maxReplicas: 20}}}                    | 20 edges are more than the 12 partitions of postern.verdicts
            {edge: {autoscaling: {enabled: true, cpu: 0, sessions: 0}}}                | edge.autoscaling is enabled by neither cpu nor sessions
            {policy: {autoscaling: {minReplicas: 9}}}                                  | policy.autoscaling.minReplicas is 9, and maxReplicas 6.
            {reputation: {replicas: 7}}                                                | 7 pods of reputation are more than the 6 partitions of the line
            {worker: {autoscaling: {by: hpa, maxReplicas: 7}}}                         | 7 workers are more than the 6 partitions of each lane
            {kafka: {bootstrapServers: ""}}                                            | kafka.bootstrapServers is empty: name the brokers
            {kafka: {bootstrapServers: kafka.example.org}}                             | "kafka.example.org" has no port
            {kafka: {security: {credentials: {default: null}}}}                        | kafka.security.protocol is SASL_SSL, and smtp-edge has no credentials
            {kafka: {security: {protocol: SSL}}}                                       | kafka.security.credentials are never asked for with protocol SSL
            {kafka: {security: {protocol: SASL_PLAINTEXT, caSecret: ca}}}              | caSecret is never asked for with protocol SASL_PLAINTEXT, which is not encrypted
            {kafka: {replicationFactor: 1}}                                            | kafka.replicationFactor is 1, with which 250 may rest on one copy
            {kafka: {replicationFactor: 2}}                                            | kafka.replicationFactor is 2, with which 250 may rest on one copy
            {network: {ipFamilies: [IPv4, IPv6]}}                                      | network.ipFamilies are IPv4 and IPv6, and network.ipFamilyPolicy is SingleStack
            {network: {ipFamilyPolicy: RequireDualStack, ipFamilies: [IPv4]}}          | and pods listen on IPv6 only where it is named
            {config: {postern: {trace: {endpoint: "collector:4318"}}}}                 | config.postern.trace.endpoint is "collector:4318", and no spans would go there
            {config: {postern: {trace: {sample: 1.5}}}}                                | config.postern.trace.sample is 1.5, and must be from 0 to 1.
            {config: {postern: {trace: {sample: 2}}}}                                  | config.postern.trace.sample is 2, and must be from 0 to 1.
            {config: {postern: {trace: {sample: -0.1}}}}                               | config.postern.trace.sample is -0.1, and must be from 0 to 1.
            {config: {postern: {trace: {sample: often}}}}                              | config.postern.trace.sample is often, and must be from 0 to 1.
            {config: {postern: {books: {grace: 30m}}}}                                 | config.postern.books.grace is 30m, and must be longer than config.postern.delivery.attempt-limit, 30m: mail in work
            {config: {postern: {delivery: {attempt-limit: 1h}}}}                       | config.postern.books.grace is 45m, and must be longer than config.postern.delivery.attempt-limit, 1h
            {config: {postern: {books: {grace: long}}}}                                | config.postern.books.grace is "long", and must be a length of time
            {config: {postern: {operator: {rate: 0}}}}                                 | config.postern.operator.rate is 0, and nobody could ask: give at least 1.
            {kafka: {mode: strimzi}}                                                   | kafka.bootstrapServers is for kafka.mode external
            {kafka: {mode: strimzi, bootstrapServers: "", security: null}}             | topics.by job runs before the brokers of kafka.mode strimzi are there
            {topics: {by: strimzi}}                                                    | topics.by strimzi needs kafka.mode strimzi
            {topics: {retention: {postern.history: 30d}}}                              | topics.retention is for topics.by strimzi
            {topics: {by: none, job: {mend: true}}}                                    | topics.job.mend is for topics.by job; with none nothing is mended
            {redis: {mode: external}}                                                  | redis.url is empty: name the server
            {redis: {mode: external, url: "rediss://a:1"}}                             | redis.url begins with rediss:, and redis.tls.enabled is false
            {redis: {mode: external, url: "redis://u:p@a:1"}}                          | redis.url has a password in it
            {redis: {tls: {enabled: true}}}                                            | the internal server has no certificate: name its secret in redis.tls.serverSecret.
            {redis: {tls: {enabled: true, serverSecret: x}}}                           | gives certificates for names within a cluster: name yours in redis.tls.caSecret.
            {redis: {mode: external, url: "redis://a:1", tls: {caSecret: x}}}          | redis.tls names a secret, and redis.tls.enabled is false
            {redis: {internal: {maxMemory: 4gb}}}                                      | redis.internal.maxMemory is 4gb, and the pod's limit 2Gi
            {worker: {stopGrace: 10m}}                                                 | worker.stopGrace is 10m, and a worker takes two minutes at most.
            {extraEnv: [{name: POSTERN_EDGE_HOSTNAME, value: b.test}]}                 | extraEnv has POSTERN_EDGE_HOSTNAME, which would outweigh what the chart sets
            {networkPolicies: {enabled: false}}                                        | The internal Redis would be open to everybody in the cluster
            {worker: {autoscaling: {by: keda, keda: {lagFrom: ""}}}}                   | worker.autoscaling.by keda has no source of the lanes' lag
            {worker: {autoscaling: {by: keda, keda: {lagFrom: prometheus}}}}           | nothing says where it is: give keda.prometheusAddress.
            {worker: {autoscaling: {by: keda}}}                                        | KEDA has no secret for that: name keda.secret.
            {worker: {hostNetwork: true}}                                              | which NetworkPolicies keep out: name networkPolicies.nodes.
            {refusalPage: {ingress: {enabled: true}}}                                  | refusalPage.ingress is enabled, and the page is not
            {refusalPage: {enabled: true, ingress: {enabled: true}}}                   | refusalPage.ingress has no host
            {refusalPage: {enabled: true, ingress: {enabled: true, host: a.test}}}     | and all visitors would count as one
            {operator: {enabled: true}}                                                | name the secret with their token in operator.tokenSecret.
            {extraEnv: [{name: POSTERN_OPERATOR_TOKEN_FILE, value: /a}]}               | extraEnv has POSTERN_OPERATOR_TOKEN_FILE, which would outweigh what the chart sets
            {config: {postern: {operator: {token-file: /a}}}}                          | config.postern.operator.token-file is set by the chart: use operator.tokenSecret.
            """)
    void a_value_that_cannot_work(String values, String sentence) {
        refused("minimal", values, sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {topics: {retention: {postern.content: 5d}}}                | topics.retention.postern.content is 5d, and at least 130h are needed: mail is tried for 105h by its schedule
            {topics: {retention: {postern.deliveries: 5d}}}             | topics.retention.postern.deliveries is 5d, and at least 370h are needed
            {topics: {retention: {postern.history: 1d}}}                | topics.retention.postern.history is 1d, and at least 48h are needed: trace, the page behind a refusal and DMARC
            {topics: {retention: {postern.quarantine: 5d}}}             | at least 1440h are needed: that is what the topic is declared with
            {topics: {retention: {postern.verdicts: 5m}}}               | at least 10min are needed: that is what the topic is declared with
            {topics: {retention: {postern.outbound.bulk: 5d}}}          | topics.retention.postern.outbound.bulk is 5d, and mail there is kept until it is finished
            {topics: {retention: {postern.histories: 50d}}}             | topics.retention.postern.histories: there is no such topic
            {kafka: {strimzi: {heap: 8g}}}                              | kafka.strimzi.heap is 8g, and a broker's limit 4Gi
            {kafka: {security: {caSecret: ca}}}                         | kafka.security is for kafka.mode external
            {kafka: {replicationFactor: 5}}                             | kafka.replicationFactor is 5, and kafka.strimzi.brokers 3
            """)
    void a_topic_that_could_not_work(String values, String sentence) {
        refused("dual-stack", values, sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {edge: {replica: 3}}                                    | replica
            {edge: {listeners: {mx: {port: 25}}}}                   | 1,024
            {kafka: {security: {protocol: TLS}}}                    | SASL_SSL
            {edge: {drain: {time: 30}}}                             | drain
            {edge: {listeners: {http: {enabled: true, port: 2000, service: public, servicePort: 80}}}} | http
            {edge: {services: {public: {proxyNetworks: [10.9.0.0/244]}}}} | proxyNetworks
            {relayDomains: ["@example.org"]}                        | relayDomains
            {edge: {resources: {limits: {memory: 768MB}}}}          | memory
            {policy: {terminationGracePeriodSeconds: 1}}            | terminationGracePeriodSeconds
            {edge: {listeners: {mx: {nodePort: 25}}}}               | nodePort
            {pods: {runAsUser: 0}}                                  | runAsUser
            {worker: {autoscaling: {by: cron}}}                     | keda
            {networkPolicies: {deliveryPorts: []}}                  | deliveryPorts
            """)
    void a_value_of_the_wrong_form_is_refused_by_the_schema(String values, String word) {
        assertThatThrownBy(() -> HelmChart.text(HelmChart.merged(HelmChart.minimal(), HelmChart.yaml(values))))
                .hasMessageContaining("schema")
                .hasMessageContaining(word);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{trace: {sample: 0}}",
                "{trace: {sample: 1}}",
                "{trace: {sample: 0.00001}}",
                "{books: {grace: 31m}}",
                "{delivery: {attempt-limit: 44m}}",
                "{books: {grace: 1d}, delivery: {attempt-limit: 23h}}",
                "{operator: {rate: 1}}"
            })
    void a_setting_that_just_works(String settings) {
        var values = HelmChart.yaml("{config: {postern: " + settings + "}}");
        assertThat(HelmChart.text(HelmChart.merged(HelmChart.minimal(), values)))
                .contains("postern.yaml");
    }

    @Test
    void the_times_that_hold_without_a_setting_are_those_of_the_code() {
        assertThat(HelmChart.read(HelmChart.ROOT.resolve("docs/configuration.md")))
                .contains("| `postern.books.grace` | `45m` |", "| `postern.delivery.attempt-limit` | `30m` |");
    }

    private static void refused(String set, String values, String sentence) {
        assertThatThrownBy(() -> HelmChart.text(HelmChart.merged(HelmChart.values(set), HelmChart.yaml(values))))
                .hasMessageContaining(sentence);
    }
}

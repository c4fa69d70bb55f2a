// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.health.RedisState;
import io.postern.contracts.line.KafkaJoin;
import io.postern.contracts.line.KafkaLineService;
import io.postern.contracts.line.Rehearsal;
import io.postern.contracts.metric.ServiceCatalogue;
import io.postern.contracts.settings.InstanceConfig;
import io.postern.contracts.settings.KafkaConfig;
import io.postern.contracts.topic.Topics;
import io.postern.contracts.trace.KafkaTraces;
import io.postern.reputation.assessment.AssessmentRehearsal;
import io.postern.reputation.assessment.Assessor;
import io.postern.reputation.explanation.AssessResource;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;

/** The service on the line and at its HTTP port; keeps trying while Kafka is away. */
@ApplicationScoped
class ReputationService {
    private static final System.Logger LOG = System.getLogger(ReputationService.class.getName());
    private static final String NAME = "postern-reputation";

    private final KafkaConfig kafka;
    private final InstanceConfig instance;
    private final ReputationConfig config;
    private final ReputationMetrics metrics;
    private final AssessmentService assessments;
    private final AssessResource assess;
    private final KafkaTraces traces;
    private final KafkaJoin<KafkaLineService> line = new KafkaJoin<>();

    ReputationService(
            KafkaConfig kafka,
            InstanceConfig instance,
            ReputationConfig config,
            ReputationMetrics metrics,
            AssessmentService assessments,
            AssessResource assess,
            KafkaTraces traces) {
        this.kafka = kafka;
        this.instance = instance;
        this.config = config;
        this.metrics = metrics;
        this.assessments = assessments;
        this.assess = assess;
        this.traces = traces;
        metrics.meters().counter(ServiceCatalogue.PARKED, this::parked, ReputationCatalogue.SERVICE);
        metrics.meters().service(ReputationCatalogue.SERVICE, this::ready, this::live, this::redis);
    }

    void start(@Observes StartupEvent event) {
        try {
            var brokers = config.line() ? KafkaAccess.of(kafka) : null;
            var assessor = assessments.start(brokers);
            var resolver = assessments.dns();
            if (resolver != null) {
                metrics.show(resolver, this::inWork);
            }
            assess.open(assessor, config.assessMessageSize());
            if (brokers != null) {
                line.start(
                        () -> Rehearsal.play(instance.rehearsal(), new AssessmentRehearsal(Instant.now())),
                        brokers,
                        servers -> service(servers, assessor));
            }
        } catch (IllegalArgumentException e) {
            LOG.log(System.Logger.Level.ERROR, e.getMessage());
            Quarkus.asyncExit(1);
        }
    }

    private KafkaLineService service(KafkaAccess brokers, Assessor assessor) {
        var service = new KafkaLineService(
                brokers,
                NAME,
                instance.name().filter(name -> !name.isBlank()).orElse(null),
                Topics.INQUIRIES,
                Topics.ASSESSMENTS,
                false,
                traces,
                metrics.meters().timer(ServiceCatalogue.HOP, Topics.INQUIRIES)::record,
                event -> assessor.assess(event, Instant.now()));
        LOG.log(System.Logger.Level.INFO, "on the line topic={0}", Topics.INQUIRIES);
        return service;
    }

    private long parked() {
        var current = line.joined();
        return current == null ? 0 : current.unread();
    }

    private int inWork() {
        var current = line.joined();
        return current == null ? 0 : current.inWork();
    }

    /** It reads its share of the line, or has none to read. */
    boolean ready() {
        var current = line.joined();
        return !config.line() || (current != null && current.ready());
    }

    /** Its loop on the line goes round; it may not have joined the line yet. */
    boolean live() {
        var current = line.joined();
        return current == null || current.pulse().live();
    }

    /** Kafka answers, or has nothing to. */
    boolean kafka() {
        var current = line.joined();
        return !config.line() || (current != null && current.pulse().connected());
    }

    RedisState redis() {
        return assessments.redis();
    }

    boolean dnsAway() {
        var current = assessments.dns();
        return current != null && current.away();
    }

    void stop(@Observes ShutdownEvent event) {
        line.close();
        assessments.stop();
    }
}

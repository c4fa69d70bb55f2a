// SPDX-License-Identifier: Apache-2.0
package io.postern.policy;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.access.RedisAccess;
import io.postern.contracts.event.Judgement;
import io.postern.contracts.health.RedisState;
import io.postern.contracts.line.KafkaJoin;
import io.postern.contracts.line.KafkaLineService;
import io.postern.contracts.line.Rehearsal;
import io.postern.contracts.metric.ServiceCatalogue;
import io.postern.contracts.settings.InstanceConfig;
import io.postern.contracts.settings.KafkaConfig;
import io.postern.contracts.settings.RedisConfig;
import io.postern.contracts.topic.Topics;
import io.postern.contracts.trace.KafkaTraces;
import io.postern.policy.behind.Behind;
import io.postern.policy.behind.RedisBehind;
import io.postern.policy.conduct.ConductService;
import io.postern.policy.greylist.RedisGreylist;
import io.postern.policy.history.History;
import io.postern.policy.verdict.JudgementLog;
import io.postern.policy.verdict.PolicySettings;
import io.postern.policy.verdict.VerdictRehearsal;
import io.postern.policy.verdict.Verdicts;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Wires the service: reads the settings, connects, and keeps trying while Kafka is away. */
@ApplicationScoped
class PolicyService {
    private static final System.Logger LOG = System.getLogger(PolicyService.class.getName());
    private static final String NAME = "postern-policy";

    private final KafkaConfig kafka;
    private final RedisConfig redisConfig;
    private final InstanceConfig instance;
    private final PolicyConfig policy;
    private final History history;
    private final ConductService conduct;
    private final KafkaTraces traces;
    private final PolicyMetrics metrics;

    private final KafkaJoin<KafkaLineService> line = new KafkaJoin<>();
    private volatile @Nullable RedisGreylist redis;
    private volatile @Nullable RedisBehind offers;

    PolicyService(
            KafkaConfig kafka,
            RedisConfig redisConfig,
            InstanceConfig instance,
            PolicyConfig policy,
            History history,
            ConductService conduct,
            KafkaTraces traces,
            PolicyMetrics metrics) {
        this.kafka = kafka;
        this.redisConfig = redisConfig;
        this.instance = instance;
        this.policy = policy;
        this.history = history;
        this.conduct = conduct;
        this.traces = traces;
        this.metrics = metrics;
        metrics.meters().counter(ServiceCatalogue.PARKED, this::parked, PolicyCatalogue.SERVICE);
        metrics.meters().service(PolicyCatalogue.SERVICE, this::ready, this::live, this::redis);
        metrics.meters().gauge(PolicyCatalogue.IN_WORK, this::inWork);
    }

    void start(@Observes StartupEvent event) {
        try {
            var brokers = KafkaAccess.of(kafka);
            var settings = policy.settings();
            var verdicts = verdicts(settings);
            conduct.open();
            LOG.log(
                    System.Logger.Level.INFO,
                    "policy in force version={0} domains={1} greylist={2}",
                    settings.version(),
                    settings.relayDomains(),
                    settings.greylist().enabled());
            line.start(
                    () -> Rehearsal.play(instance.rehearsal(), new VerdictRehearsal(settings, Instant.now())),
                    brokers,
                    servers -> service(servers, verdicts));
        } catch (IllegalArgumentException e) {
            LOG.log(System.Logger.Level.ERROR, e.getMessage());
            Quarkus.asyncExit(1);
        }
    }

    private Verdicts verdicts(PolicySettings settings) {
        if (!settings.greylist().enabled()) {
            return new Verdicts(
                    settings,
                    (triplets, now) -> {
                        throw new IllegalStateException("switched off");
                    },
                    behind(),
                    this::note,
                    metrics);
        }
        var access = RedisAccess.of(redisConfig)
                .orElseThrow(() -> new IllegalArgumentException("postern.redis.url is empty; name a Redis server, start"
                        + " the service through ./postern up, or set postern.greylist.enabled: false"));
        metrics.show(settings.greylist().passPeriod());
        var greylist = new RedisGreylist(access, redisConfig.timeout(), settings.greylist());
        redis = greylist;
        return new Verdicts(settings, greylist, behind(), this::note, metrics);
    }

    private void note(Judgement judgement) {
        JudgementLog.tell(judgement);
        history.note(judgement);
        conduct.note(judgement);
    }

    /** Where there is no Redis nothing is known. */
    private Behind behind() {
        var opened = RedisAccess.of(redisConfig)
                .map(access -> new RedisBehind(access, redisConfig.timeout()))
                .orElse(null);
        offers = opened;
        return opened == null ? Behind.UNKNOWN : opened;
    }

    private KafkaLineService service(KafkaAccess brokers, Verdicts verdicts) {
        var service = new KafkaLineService(
                brokers,
                NAME,
                instance.name().filter(name -> !name.isBlank()).orElse(null),
                Topics.ASSESSMENTS,
                Topics.VERDICTS,
                true,
                traces,
                metrics.meters().timer(ServiceCatalogue.HOP, Topics.ASSESSMENTS)::record,
                event -> verdicts.on(event, Instant.now()));
        LOG.log(System.Logger.Level.INFO, "on the line topic={0}", Topics.ASSESSMENTS);
        return service;
    }

    boolean ready() {
        var current = line.joined();
        return current != null && current.ready();
    }

    /** Its loop on the line goes round; it may not have joined the line yet. */
    boolean live() {
        var current = line.joined();
        return current == null || current.pulse().live();
    }

    /** Kafka answers. */
    boolean kafka() {
        var current = line.joined();
        return current != null && current.pulse().connected();
    }

    private long parked() {
        var current = line.joined();
        return current == null ? 0 : current.unread();
    }

    private int inWork() {
        var current = line.joined();
        return current == null ? 0 : current.inWork();
    }

    /** Of the greylist, and of what is known of the servers behind us. */
    RedisState redis() {
        var known = offers;
        var state = known == null ? RedisState.NOT_USED : RedisState.of(known.connected());
        var current = redis;
        return current == null ? state : state.and(RedisState.of(current.connected()));
    }

    void stop(@Observes ShutdownEvent event) {
        line.close();
        var current = redis;
        if (current != null) {
            current.close();
        }
        var known = offers;
        if (known != null) {
            known.close();
        }
    }
}

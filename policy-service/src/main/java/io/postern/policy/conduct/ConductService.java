// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.conduct;

import io.postern.contracts.access.RedisAccess;
import io.postern.contracts.event.Judgement;
import io.postern.contracts.settings.ConductConfig;
import io.postern.contracts.settings.RedisConfig;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Opens the way to Redis, if the settings want it; else nothing is counted. */
@ApplicationScoped
public class ConductService {
    private static final Duration EVERY = Duration.ofSeconds(1);
    /** Nobody waits for what is written, so Redis may take its time. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final RedisConfig redis;
    private final ConductConfig config;
    private final ConductMetrics metrics;
    private volatile @Nullable RedisConduct conduct;

    ConductService(RedisConfig redis, ConductConfig config, ConductMetrics metrics) {
        this.redis = redis;
        this.config = config;
        this.metrics = metrics;
    }

    /** @throws IllegalArgumentException with a sentence, if the settings of Redis cannot be */
    public void open() {
        var access = RedisAccess.of(redis);
        if (config.enabled() && access.isPresent()) {
            conduct = new RedisConduct(
                    access.get(), PATIENCE, EVERY, config.newSources(), InstantSource.system(), metrics);
        }
    }

    /** Takes what was decided; returns at once and never fails. */
    public void note(Judgement judgement) {
        var current = conduct;
        if (current != null) {
            current.note(judgement);
        }
    }

    @PreDestroy
    void close() {
        var current = conduct;
        if (current != null) {
            current.close();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.postern.contracts.health.RedisState;
import io.postern.contracts.metric.DeclaredMetrics;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Pages by what became of them, and how much is known. */
@ApplicationScoped
class RefusalMetrics {
    /** What a visitor got. */
    enum Result {
        /** An explanation. */
        FOUND,
        /** Nothing is known of the code, or it is none. */
        UNKNOWN,
        /** Too many pages for that network. */
        LIMITED,
        /** Kafka did not answer, or too many read at once. */
        BUSY,
        /** The request was none that is understood here. */
        BAD
    }

    private final DeclaredMetrics meters;
    private final RefusalService service;
    private final Map<Result, Counter> pages = new EnumMap<>(Result.class);

    RefusalMetrics(MeterRegistry registry, RefusalService service) {
        this.meters = new DeclaredMetrics(registry);
        this.service = service;
        for (var result : Result.values()) {
            pages.put(
                    result,
                    meters.counter(RefusalCatalogue.SERVED, result.name().toLowerCase(Locale.ROOT)));
        }
    }

    void start(@Observes StartupEvent event) {
        meters.gauge(RefusalCatalogue.CODES, () -> service.codes().size());
        meters.gauge(RefusalCatalogue.BEHIND, this::behind);
        meters.service(RefusalCatalogue.SERVICE, service::ready, service::live, () -> RedisState.NOT_USED);
    }

    private long behind() {
        var indexing = service.indexing();
        return indexing == null ? -1 : indexing.behind();
    }

    void count(Result result) {
        Objects.requireNonNull(pages.get(result)).increment();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
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

    private final MeterRegistry meters;
    private final RefusalService service;
    private final Map<Result, Counter> pages = new EnumMap<>(Result.class);

    RefusalMetrics(MeterRegistry meters, RefusalService service) {
        this.meters = meters;
        this.service = service;
        for (var result : Result.values()) {
            pages.put(
                    result,
                    Counter.builder("postern.refusal.page.served")
                            .description("Pages about refusals by what the visitor got")
                            .tag("result", result.name().toLowerCase(Locale.ROOT))
                            .register(meters));
        }
    }

    void start(@Observes StartupEvent event) {
        Gauge.builder("postern.refusal.page.codes", () -> service.codes().size())
                .description("Records of refusals that are known by their codes")
                .register(meters);
        Gauge.builder("postern.refusal.page.behind", this::behind)
                .description("Records that are written and not read for the page yet; -1 if that is not known")
                .register(meters);
    }

    private long behind() {
        var indexing = service.indexing();
        return indexing == null ? -1 : indexing.behind();
    }

    void count(Result result) {
        Objects.requireNonNull(pages.get(result)).increment();
    }
}

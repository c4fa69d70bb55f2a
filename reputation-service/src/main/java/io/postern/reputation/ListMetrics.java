// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.postern.contracts.metric.DeclaredMetrics;
import io.postern.reputation.listhealth.HealthWatch;
import io.postern.reputation.lists.AskedList;
import io.postern.reputation.lists.Heard;
import io.postern.reputation.lists.ListWatch;
import io.postern.reputation.own.OwnWatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The figures about lists; the label is the name that the settings give a list. */
@ApplicationScoped
class ListMetrics {
    private final DeclaredMetrics meters;

    ListMetrics(MeterRegistry registry) {
        this.meters = new DeclaredMetrics(registry);
    }

    /** Shows how they are. */
    void show(Collection<AskedList> lists, HealthWatch health, OwnWatch own) {
        for (var list : lists) {
            var name = list.name();
            meters.gauge(ReputationCatalogue.LIST_ASIDE, () -> health.inUse(name) ? 0 : 1, name);
            meters.gauge(ReputationCatalogue.LIST_HITS, () -> health.hitRate(name), name);
            meters.gauge(ReputationCatalogue.OWN_LISTED, () -> own.listed(name), name);
        }
    }

    /** A watch that counts on the way. */
    ListWatch counting(Collection<AskedList> lists, ListWatch watch) {
        var answers = new HashMap<String, Map<Heard, Counter>>();
        var passed = new HashMap<String, Counter>();
        for (var list : lists) {
            var byWord = new EnumMap<Heard, Counter>(Heard.class);
            for (var heard : Heard.values()) {
                byWord.put(heard, counter(list.name(), heard.name()));
            }
            answers.put(list.name(), byWord);
            passed.put(list.name(), counter(list.name(), "SET_ASIDE"));
        }
        return new ListWatch() {
            @Override
            public @Nullable String setAside(String list, String label) {
                var why = watch.setAside(list, label);
                if (why != null) {
                    passed.get(list).increment();
                }
                return why;
            }

            @Override
            public void heard(String list, String label, Heard heard, boolean cached) {
                answers.get(list).get(heard).increment();
                watch.heard(list, label, heard, cached);
            }
        };
    }

    private Counter counter(String zone, String outcome) {
        return meters.counter(ReputationCatalogue.LIST_ANSWERS, zone, outcome.toLowerCase(Locale.ROOT));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
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
    private final MeterRegistry meters;

    ListMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Shows how they are. */
    void show(Collection<AskedList> lists, HealthWatch health, OwnWatch own) {
        for (var list : lists) {
            var name = list.name();
            Gauge.builder("postern.dnsbl.set.aside", () -> health.inUse(name) ? 0 : 1)
                    .description("1 while the list is not asked, as it is bad or was not probed yet")
                    .tag("zone", name)
                    .register(meters);
            Gauge.builder("postern.dnsbl.hit.rate", () -> health.hitRate(name))
                    .description("Share of different names that the list listed of late")
                    .tag("zone", name)
                    .register(meters);
            Gauge.builder("postern.dnsbl.own.listed", () -> own.listed(name))
                    .description("Addresses and domains of our own that the list has")
                    .tag("zone", name)
                    .register(meters);
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
        return Counter.builder("postern.dnsbl.answers")
                .description("What lists were asked about, by what was heard")
                .tag("zone", zone)
                .tag("outcome", outcome.toLowerCase(Locale.ROOT))
                .register(meters);
    }
}

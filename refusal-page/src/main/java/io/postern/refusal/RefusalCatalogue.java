// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal;

import io.postern.contracts.metric.Catalogue;
import io.postern.contracts.metric.Metric;
import java.util.List;

/** The metrics of the page. */
public final class RefusalCatalogue {
    private static final Catalogue ALL = new Catalogue("refusal-page");
    static final String SERVICE = ALL.service();

    static final Metric SERVED = ALL.counter(
            "postern.refusal.page.served",
            "Pages about refusals by what the visitor got",
            "of found that more senders ask why; of unknown that somebody guesses codes; of limited that one network asks"
                    + " for many; of busy that Kafka is slow or away.",
            "result");
    static final Metric CODES = ALL.gauge(
            "postern.refusal.page.codes",
            "Records of refusals that are known by their codes",
            "more is refused than before; at postern.refusal-page.codes the oldest are forgotten.");
    static final Metric BEHIND = ALL.gauge(
            "postern.refusal.page.behind",
            "Records that are written and not read for the page yet; -1 if that is not known",
            "the page does not keep up, and newer codes lead to nothing for a while.");

    private RefusalCatalogue() {}

    /** All of them, in order. */
    public static List<Metric> metrics() {
        return ALL.metrics();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal;

import io.postern.contracts.settings.DnsblConfig;
import io.postern.contracts.settings.Mistakes;
import io.postern.contracts.settings.ReadSettings;
import io.postern.refusal.cause.ListWords;
import io.postern.refusal.index.Codes;
import io.postern.refusal.visitor.VisitorAddress;
import io.postern.refusal.visitor.Visitors;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says what the page would say of its settings at its start, all of it and without starting. */
public final class RefusalCheck {
    private RefusalCheck() {}

    /** Reads no file and asks nobody; a page that is not to run has nothing to say. */
    public static void all(ReadSettings settings, Mistakes wrong) {
        var config = settings.of(RefusalPageConfig.class);
        if (!config.enabled()) {
            return;
        }
        wrong.check(() -> Codes.check(config.codes()));
        wrong.check(() -> new Visitors(config.perMinute()));
        wrong.check(() -> new VisitorAddress(config.proxies().orElse(List.of())));
        settings.of(DnsblConfig.class)
                .zones()
                .forEach((name, zone) -> zone.removal()
                        .map(String::strip)
                        .filter(page -> !page.isEmpty())
                        .ifPresent(page -> wrong.check(() -> new ListWords(Map.of(name, page), Set.of()))));
    }
}

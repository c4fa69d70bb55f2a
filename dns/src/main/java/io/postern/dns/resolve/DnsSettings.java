// SPDX-License-Identifier: Apache-2.0
package io.postern.dns.resolve;

import io.postern.contracts.settings.Mistakes;
import io.postern.dns.DnsConfig;
import java.util.List;

/** Whether a resolver can be made of its settings. */
public final class DnsSettings {
    private DnsSettings() {}

    /** @throws IllegalArgumentException with a sentence for each that cannot be */
    public static void check(DnsConfig config) {
        var wrong = new Mistakes();
        wrong.unless(
                config.cacheSize() >= 1 && config.cacheOctets() >= 1,
                "postern.dns.cache-size and postern.dns.cache-octets must be at least 1; they are " + config.cacheSize()
                        + " and " + config.cacheOctets());
        wrong.unless(
                config.tries() >= 1 && config.timeout().toMillis() >= 1,
                "postern.dns.tries and postern.dns.timeout must be at least 1 and 1ms; they are " + config.tries()
                        + " and " + config.timeout().toMillis() + "ms");
        for (var server : config.servers().orElse(List.of())) {
            wrong.check(() -> DnsServers.named(server));
        }
        wrong.tell();
    }
}

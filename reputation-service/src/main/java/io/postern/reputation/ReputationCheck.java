// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation;

import io.postern.contracts.settings.DnsblConfig;
import io.postern.contracts.settings.Mistakes;
import io.postern.contracts.settings.ReadSettings;
import io.postern.contracts.settings.RelayDomainsConfig;
import io.postern.dns.DnsConfig;
import io.postern.dns.resolve.DnsSettings;
import io.postern.reputation.listhealth.HealthWatch;
import io.postern.reputation.lists.AskedList;
import io.postern.reputation.own.OwnAddressesConfig;
import io.postern.reputation.own.OwnWatch;
import io.postern.reputation.scanner.ScannerSettings;
import io.postern.reputation.scanner.ScannersConfig;
import java.net.InetAddress;
import java.util.Set;

/** Says what the service would say of its settings at its start, all of it and without starting. */
public final class ReputationCheck {
    private ReputationCheck() {}

    /** Reads no file and asks nobody. */
    public static void all(ReadSettings settings, Mistakes wrong) {
        var lists = settings.of(DnsblConfig.class);
        wrong.check(() -> DnsSettings.check(settings.of(DnsConfig.class)));
        wrong.check(() -> AskedList.of(lists));
        wrong.check(() -> HealthWatch.check(lists));
        var own = settings.of(OwnAddressesConfig.class);
        wrong.check(
                () -> OwnWatch.check(own, settings.of(RelayDomainsConfig.class).domains()));
        wrong.check(() -> ScannerSettings.of(settings.of(ScannersConfig.class)));
        for (var name : settings.of(ReputationConfig.class).ownNames().orElse(Set.of())) {
            wrong.check(() -> address(name));
        }
    }

    private static void address(String name) {
        try {
            if (name.contains(":")) {
                InetAddress.ofLiteral(name);
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "postern.reputation.own-names has \"" + name
                            + "\", which is no address and no name of a host; write"
                            + " it like mx.example.org, 192.0.2.1 or 2001:db8::1",
                    e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.organisation;

import io.postern.contracts.event.ReverseDns;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The sending organisation behind a client, until SPF can name it. */
public final class Organisation {
    private Organisation() {}

    /**
     * The registrable domain of the forward-confirmed host, if the name was given by hand and the client says HELO
     * from the same domain.
     *
     * @param address the client's, as text
     * @return null where nobody vouches for an organisation
     */
    public static @Nullable String of(ReverseDns reverseDns, String helo, String address) {
        var host = reverseDns.host();
        if (reverseDns.status() != ReverseDns.Status.CONFIRMED || host == null) {
            return null;
        }
        var domain = DnsRegistrableDomain.of(host);
        if (domain == null || !inside(helo, domain)) {
            return null;
        }
        var own = host.length() == domain.length() ? "" : host.substring(0, host.length() - domain.length() - 1);
        return GenericName.is(own, address) ? null : domain;
    }

    private static boolean inside(String helo, String domain) {
        var name = helo.toLowerCase(Locale.ROOT);
        if (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
        int before = name.length() - domain.length() - 1;
        return name.equals(domain) || (before > 0 && name.charAt(before) == '.' && name.endsWith(domain));
    }
}

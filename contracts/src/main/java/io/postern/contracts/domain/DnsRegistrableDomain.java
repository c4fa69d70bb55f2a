// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.domain;

import com.google.common.net.InternetDomainName;
import org.jspecify.annotations.Nullable;

/**
 * The registrable domain of a host by the public suffix list, its private section included: who it belongs to, as greylisting
 * counts, and what link lists list. The list is that of the release of Guava, which who uses this brings along.
 */
public final class DnsRegistrableDomain {
    private DnsRegistrableDomain() {}

    /**
     * @param host in lower case, without a final dot
     * @return null for a public suffix itself, and for what is no host name
     */
    public static @Nullable String of(String host) {
        if (host.isEmpty() || host.charAt(0) == '.') {
            return null;
        }
        try {
            var name = InternetDomainName.from(host);
            if (name.hasPublicSuffix()) {
                return name.isUnderPublicSuffix() ? name.topPrivateDomain().toString() : null;
            }
            // No rule matches: the list's own rule is then "*".
            var labels = name.parts();
            int n = labels.size();
            return n < 2 ? null : labels.get(n - 2) + "." + labels.get(n - 1);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.listhealth;

import java.util.regex.Pattern;

/** The network of an address as lists are asked about it (RFC 5782 section 2.1 and 2.4): the /24 of IPv4, the /64 of IPv6. */
final class ReversedNetwork {
    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}\\.(([0-9]{1,3}\\.){3})");
    private static final Pattern IPV6 = Pattern.compile("([0-9a-f]\\.){16}(([0-9a-f]\\.){16})");

    private ReversedNetwork() {}

    /** @return a name as it is */
    static String of(String label) {
        var four = IPV4.matcher(label);
        if (four.matches()) {
            return four.group(1);
        }
        var six = IPV6.matcher(label);
        return six.matches() ? six.group(2) : label;
    }
}

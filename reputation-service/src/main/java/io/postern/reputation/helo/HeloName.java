// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.helo;

import io.postern.dns.DomainNames;
import java.net.InetAddress;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a client calls itself (RFC 5321 section 4.1.3). */
sealed interface HeloName {
    /** @param name of at least two labels, in the form of {@link DomainNames#normal} */
    record Host(String name) implements HeloName {}

    record Literal(InetAddress address) implements HeloName {}

    /** Neither a host name nor an address literal. */
    record Malformed() implements HeloName {}

    Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    String IPV6_TAG = "IPv6:";

    static HeloName of(String helo) {
        if (helo.startsWith("[") && helo.endsWith("]")) {
            var address = literal(helo.substring(1, helo.length() - 1));
            return address == null ? new Malformed() : new Literal(address);
        }
        var normal = DomainNames.normal(helo);
        return normal == null || !DomainNames.isHost(normal) || !proper(normal) ? new Malformed() : new Host(normal);
    }

    private static @Nullable InetAddress literal(String text) {
        boolean six = text.regionMatches(true, 0, IPV6_TAG, 0, IPV6_TAG.length());
        var address = six ? text.substring(IPV6_TAG.length()) : text;
        if (six
                ? address.indexOf(':') < 0 || address.indexOf('%') >= 0
                : !IPV4.matcher(address).matches()) {
            return null;
        }
        try {
            return InetAddress.ofLiteral(address);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** No label begins or ends with a hyphen, and the last has a letter: {@code 192.0.2.7} is no name. */
    private static boolean proper(String normal) {
        var labels = normal.split("\\.");
        for (var label : labels) {
            if (label.startsWith("-") || label.endsWith("-")) {
                return false;
            }
        }
        return !labels[labels.length - 1].chars().allMatch(c -> c >= '0' && c <= '9');
    }
}

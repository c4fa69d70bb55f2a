// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.network;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of networks in CIDR form; an address alone is a network of one. */
public final class Networks {
    private record Network(byte[] address, int bits) {
        boolean contains(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            int whole = bits / 8;
            for (int i = 0; i < whole; i++) {
                if (address[i] != other[i]) {
                    return false;
                }
            }
            int rest = bits % 8;
            return rest == 0 || ((address[whole] ^ other[whole]) & 0xff) >> (8 - rest) == 0;
        }
    }

    public static final Networks NONE = new Networks(List.of());

    private final List<Network> networks;

    private Networks(List<Network> networks) {
        this.networks = networks;
    }

    /**
     * Such as {@code 127.0.0.0/8} or {@code ::1}.
     *
     * @param setting where the list stands in the configuration
     * @throws IllegalArgumentException with a sentence, if one is none
     */
    public static Networks of(List<String> texts, String setting) {
        return new Networks(texts.stream()
                .filter(text -> !text.isBlank())
                .map(text -> network(text.strip(), setting))
                .toList());
    }

    private static Network network(String text, String setting) {
        int slash = text.indexOf('/');
        var address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        int bits = address == null ? -1 : slash < 0 ? address.length * 8 : number(text.substring(slash + 1));
        if (address == null || bits < 0 || bits > address.length * 8) {
            throw new IllegalArgumentException(
                    setting + ": '" + text + "' is no network; write it like 192.0.2.0/24 or 2001:db8::/32");
        }
        return new Network(address, bits);
    }

    private static int number(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 3 && text.chars().allMatch(Character::isDigit);
        return digits ? Integer.parseInt(text) : -1;
    }

    public boolean contains(byte @Nullable [] address) {
        if (address != null) {
            for (var network : networks) {
                if (network.contains(address)) {
                    return true;
                }
            }
        }
        return false;
    }

    public boolean isEmpty() {
        return networks.isEmpty();
    }
}

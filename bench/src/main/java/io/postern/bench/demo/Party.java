// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.demo;

import java.util.List;

/** Somebody out in the world who brings mail. */
record Party(String address, String host, String domain) {
    static final Party STRANGER = of(10, "stranger.test");
    static final Party NEIGHBOUR = of(20, "neighbour.test");
    static final Party FRIEND = of(30, "friend.test");
    /** Stands on the block list at first. */
    static final Party CARELESS = of(66, "careless.test");
    /** Stands on it all the time. */
    static final Party SPAMMER = of(67, "spammer.test");

    static final List<Party> ALL = List.of(STRANGER, NEIGHBOUR, FRIEND, CARELESS, SPAMMER);

    private static Party of(int last, String domain) {
        return new Party("198.51.100." + last, "mail." + domain, domain);
    }

    String person(String name) {
        return name + "@" + domain;
    }
}

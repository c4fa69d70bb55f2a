// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.demo;

import io.postern.bench.dns.FewNames;

/** The names of the story, for whichever server tells them. All others do not exist. */
final class DemoNames {
    static final String LIST = "bl.test";

    private DemoNames() {}

    /** With the list, which changes no more. */
    static FewNames few() {
        var names = new FewNames().exchanger("local.test", Party.STRANGER.host());
        for (var party : Party.ALL) {
            names.host(party.host(), party.address()).exchanger(party.domain(), party.host());
        }
        return names.listed(LIST, "127.0.0.2")
                .listed(LIST, Party.CARELESS.address())
                .listed(LIST, Party.SPAMMER.address());
    }

    /** As lines of the root's zone file; the list is elsewhere. */
    static String zone() {
        var lines = new StringBuilder("local.test. MX 10 %s.%n".formatted(Party.STRANGER.host()));
        for (var party : Party.ALL) {
            lines.append("%s. A %s%n".formatted(party.host(), party.address()));
            lines.append("%s.100.51.198.in-addr.arpa. PTR %s.%n"
                    .formatted(party.address().substring(party.address().lastIndexOf('.') + 1), party.host()));
            lines.append("%s. MX 10 %s.%n".formatted(party.domain(), party.host()));
        }
        return lines.toString();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.world;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The DNS of a {@link World}: texts of zone files by the names of the zones. */
final class Zones {
    /** Records that a scenario edits are new at once: what has a TTL of 0 is kept nowhere. */
    private static final String POOL = "@ MX 10 mx.senders.test.\n"
            + "@ 0 TXT \"v=spf1 ip4:198.18.20.0/24 ip4:198.18.21.0/24 ip4:198.18.22.0/24 -all\"\n"
            + "a A 198.18.20.1\nb A 198.18.21.1\nc A 198.18.22.1\n";

    private Zones() {}

    static Map<String, String> all() {
        var zones = new HashMap<String, String>();
        zones.put(".", "");
        zones.put(
                "senders.test",
                "@ MX 10 mx\n* MX 10 mx.senders.test.\nmx A 198.18.0.1\nw1 A 198.18.23.1\nw2 A 198.18.23.2\n"
                        + IntStream.rangeClosed(1, 50)
                                .mapToObj(n -> "h%d A 198.18.0.%d\n".formatted(n, n))
                                .collect(Collectors.joining()));
        zones.put(
                "0.18.198.in-addr.arpa",
                IntStream.rangeClosed(1, 50)
                        .mapToObj(n -> "%d PTR h%d.senders.test.\n".formatted(n, n))
                        .collect(Collectors.joining()));
        zones.put("113.0.203.in-addr.arpa", "5 PTR h50.senders.test.\n6 PTR h50.senders.test.\n");
        zones.put("elsewhere.test", "@ MX 10 mx\nsub MX 10 mx\nmx A 127.0.0.1\n");
        zones.put("nomail.test", "@ MX 0 .\n");
        zones.put("signed.test", "@ MX 10 mx.senders.test.\n");
        zones.put("strict.test", "@ MX 10 mx.senders.test.\n_dmarc TXT \"v=DMARC1; p=reject\"\n");
        zones.put(
                "aligned.test",
                "@ MX 10 mx.senders.test.\n@ TXT \"v=spf1 ip4:198.18.0.24 -all\"\n_dmarc TXT \"v=DMARC1; p=reject\"\n");
        zones.put("sealer.test", "");
        zones.put("pool.test", POOL);
        zones.put("20.18.198.in-addr.arpa", "1 PTR a.pool.test.\n");
        zones.put("21.18.198.in-addr.arpa", "1 PTR b.pool.test.\n");
        zones.put("22.18.198.in-addr.arpa", "1 PTR c.pool.test.\n");
        zones.put("23.18.198.in-addr.arpa", "1 PTR w1.senders.test.\n2 PTR w2.senders.test.\n");
        zones.put("bad.test", "@ MX 10 mx.senders.test.\n");
        lists(zones);
        return zones;
    }

    private static void lists(Map<String, String> zones) {
        zones.put("bl.test", "2.0.0.127 A 127.0.0.2\n5.113.0.203 A 127.0.0.2\n5.113.0.203 TXT \"seen sending spam\"\n");
        zones.put(
                "score.test",
                "2.0.0.127 A 127.0.0.2\n49.0.18.198 A 127.0.0.2\n2.23.18.198 A 127.0.0.2\n6.113.0.203 A 127.0.0.2\n");
        zones.put("names.test", "TEST A 127.0.0.2\nbad.test A 127.0.0.2\nbad.test TXT \"lives on spam\"\n");
        zones.put("good.test", "2.0.0.127 A 127.0.0.2\n2.23.18.198 A 127.0.0.2\n");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.dns;

/** The zone files. */
final class BenchZones {
    private static final int SENDERS = 200;
    private static final String HEAD = """
            $TTL 3600
            @ SOA ns.test. root.test. 1 3600 600 86400 60
            @ NS ns.test.
            """;

    private BenchZones() {}

    /** The zone {@code senders.test}. */
    static String senders() {
        var zone = new StringBuilder(HEAD);
        for (int i = 0; i < SENDERS; i++) {
            zone.append("""
                    d%1$d TXT "v=spf1 include:_spf.d%1$d.senders.test -all"
                    _spf.d%1$d TXT "v=spf1 ip4:198.51.100.0/24 ip4:198.18.0.0/24 -all"
                    d%1$d MX 10 mx.d%1$d
                    d%1$d A 198.18.0.%2$d
                    mx.d%1$d A 198.18.0.%2$d
                    mx.d%1$d TXT "v=spf1 a -all"
                    _dmarc.d%1$d TXT "v=DMARC1; p=none"
                    """.formatted(i, i + 1));
        }
        return zone.toString();
    }

    /** The zone {@code test}: a resolver would know that names in it do not exist. */
    static String top() {
        return HEAD + "ns A 127.0.0.1\n";
    }

    /** The zone {@code 0.18.198.in-addr.arpa}. */
    static String names() {
        var zone = new StringBuilder(HEAD);
        for (int i = 0; i < SENDERS; i++) {
            zone.append("%d PTR mx.d%d.senders.test.%n".formatted(i + 1, i));
        }
        return zone.toString();
    }

    /** The zone {@code bl.test}: 127.0.0.2, as every block list has it, and 203.0.113.1 to .199 are listed. */
    static String blockList() {
        var zone = new StringBuilder(HEAD).append("2.0.0.127 A 127.0.0.2\n");
        for (int i = 1; i < 200; i++) {
            zone.append("%d.113.0.203 A 127.0.0.2%n".formatted(i));
        }
        return zone.toString();
    }
}

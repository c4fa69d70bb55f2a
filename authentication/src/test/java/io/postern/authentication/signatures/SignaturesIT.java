// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.signatures;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.dns.DnsConfig;
import io.postern.dns.resolve.DnsClient;
import io.postern.dns.resolve.DnsWatch;
import io.postern.testkit.dns.KnotServer;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The published messages, with keys that are looked up at Knot. */
class SignaturesIT {
    private static final int LONGEST_STRING = 255;

    @Test
    void keys_are_looked_up_over_the_wire(@TempDir Path folder) throws IOException {
        int judged = 0;
        try (var knot = KnotServer.start(folder, Map.of(".", ""))) {
            for (var zone : List.of("zones/jdkim.json", "zones/rfc8463.json", "zones/rfc8463-noed.json")) {
                knot.edit(".", records(zone));
                try (var dns = client(knot)) {
                    for (var published : PublishedCases.all()) {
                        if (published.zone().equals(zone)) {
                            published.judge(dns::lookup);
                            judged++;
                        }
                    }
                }
            }
        }
        assertThat(judged).isEqualTo(11);
    }

    private static String records(String zone) throws IOException {
        var records = new StringBuilder();
        for (var name : PublishedCases.texts(zone).entrySet()) {
            for (var strings : name.getValue()) {
                records.append(name.getKey()).append(". TXT");
                strings.forEach(string -> append(records, string));
                records.append('\n');
            }
        }
        return records.toString();
    }

    private static void append(StringBuilder records, String string) {
        for (int at = 0; at == 0 || at < string.length(); at += LONGEST_STRING) {
            var part = string.substring(at, Math.min(at + LONGEST_STRING, string.length()));
            records.append(" \"").append(part.replaceAll("[\\\\\"]", "\\\\$0")).append('"');
        }
    }

    private static DnsClient client(KnotServer knot) {
        var settings = Map.of(
                "postern.dns.servers", knot.address(),
                "postern.dns.timeout", "PT2S",
                "postern.dns.ttl-floor", "PT5S",
                "postern.dns.ttl-ceiling", "PT1H",
                "postern.dns.negative-ttl-ceiling", "PT5M");
        return DnsClient.open(
                new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(settings, "test", 100))
                        .withMapping(DnsConfig.class)
                        .build()
                        .getConfigMapping(DnsConfig.class),
                DnsWatch.NONE);
    }
}

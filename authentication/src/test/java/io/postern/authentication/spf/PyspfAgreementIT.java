// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.spf;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.finding.SpfFinding.Identity;
import io.postern.testkit.dns.Zone;
import io.postern.testkit.dns.ZoneServer;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Debian's python3-spf and we, asked the same about the same zone on the same server. Where they differ is written here,
 * and explained in docs/known-limits.md.
 */
class PyspfAgreementIT {
    private static final Path FOLDER = Path.of("src", "test", "resources", "spf", "agreement");
    private static final String PYTHON = "/usr/bin/python3";
    private static final List<String> CLIENTS =
            List.of("192.0.2.1", "192.0.2.2", "198.51.100.66", "2001:db8::1", "2001:db9::1", "::ffff:192.0.2.1");

    /** What they say and what we say, by domain. */
    private static final Map<String, Set<String>> DIFFERENCES = Map.of(
            // They count three look-ups of what does not exist, we the one term that makes them.
            "dual.test", Set.of("permerror, pass", "permerror, fail"),
            // They count what an explanation looks up, too.
            "again.test", Set.of("permerror, fail"),
            // They do not count the client's name for a macro among the terms that look names up.
            "nine.test", Set.of("fail, permerror"),
            // To them a domain that includes itself is a mistake of syntax, which counts before any match.
            "self.test", Set.of("permerror, pass"),
            // They take no parts of a macro for all of them.
            "zeros.test", Set.of("pass, permerror", "fail, permerror"),
            // They take a capital R for no transformer.
            "capital.test", Set.of("fail, pass"),
            // Behind a qualifier, to them exists needs no domain.
            "bare.test", Set.of("pass, permerror", "fail, permerror"),
            // To them no modifier may stand twice, unknown ones neither.
            "moo.test", Set.of("permerror, pass", "permerror, fail"),
            // They take %% at the end of a text for a mistake.
            "percent.test", Set.of("fail, fail \"Sure by 100%\""));

    private record Answer(String result, String explanation) {
        @Override
        public String toString() {
            return explanation.isEmpty() ? result : result + " \"" + explanation + "\"";
        }
    }

    @Test
    void agrees_with_pyspf() throws IOException, InterruptedException {
        var zone = Files.readString(FOLDER.resolve("zone.txt"));
        var questions = questions(zone);
        var differences = new TreeMap<String, Set<String>>();
        int same = 0;
        try (var server = new ZoneServer(Zone.of(zone));
                var dns = LoopbackDns.open(server.port())) {
            var theirs = pyspf(server.port(), questions);
            assertThat(theirs).hasSameSizeAs(questions);
            for (int i = 0; i < questions.size(); i++) {
                var finding = Spf.check(questions.get(i), dns::lookup);
                var explanation = finding.explanation();
                var ours = new Answer(finding.result().word(), explanation == null ? "" : explanation);
                if (ours.equals(theirs.get(i))) {
                    same++;
                } else {
                    differences
                            .computeIfAbsent(finding.domain(), _ -> new TreeSet<>())
                            .add(theirs.get(i) + ", " + ours);
                }
            }
        }
        assertThat(differences).isEqualTo(DIFFERENCES);
        assertThat(same).isGreaterThan(200);
    }

    /** Every domain of the zone with a record or an alias, asked about for every client. */
    private static List<SpfQuestion> questions(String zone) {
        var questions = new ArrayList<SpfQuestion>();
        var domains = zone.lines()
                .filter(line -> line.contains(" TXT v=") || line.contains(" CNAME ") || line.contains(" hello"))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .distinct()
                .toList();
        for (var domain : domains) {
            for (var client : CLIENTS) {
                questions.add(new SpfQuestion(
                        InetAddress.ofLiteral(client),
                        "mail.client.test",
                        "known-user@" + domain,
                        Identity.MAILFROM,
                        "mx.receiver.test",
                        Instant.EPOCH));
            }
        }
        return questions;
    }

    private static List<Answer> pyspf(int port, List<SpfQuestion> questions) throws IOException, InterruptedException {
        var input = new StringBuilder();
        for (var question : questions) {
            input.append(AddressText.of(question.client()))
                    .append('\t')
                    .append(question.helo())
                    .append('\t')
                    .append(question.sender())
                    .append('\n');
        }
        var script = FOLDER.resolve("check.py").toString();
        var process = new ProcessBuilder(PYTHON, script, Integer.toString(port))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var out = process.getOutputStream()) {
            out.write(input.toString().getBytes(StandardCharsets.US_ASCII));
        }
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as("python3-spf is needed; install it: apt-get install python3-spf")
                .isZero();
        return output.lines()
                .map(line -> line.split("\t", 2))
                .map(words -> new Answer(words[0], words.length > 1 ? words[1] : ""))
                .toList();
    }
}

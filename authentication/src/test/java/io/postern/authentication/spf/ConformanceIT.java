// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.spf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.contracts.finding.SpfFinding;
import io.postern.contracts.finding.SpfFinding.Identity;
import io.postern.dns.resolve.DnsClient;
import io.postern.testkit.dns.Zone;
import io.postern.testkit.dns.ZoneServer;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The test suite of RFC 7208 over the wire: each scenario has a server of its own, asked through the resolver. */
class ConformanceIT {
    private static final Path SUITE = Path.of("src", "test", "resources", "spf", "rfc7208");
    private static final ObjectMapper JSON = new ObjectMapper();
    /** In the suite this means that the domain gives no explanation of its own. */
    private static final String OURS = "DEFAULT";

    private record Case(String name, SpfFinding finding, List<String> results, String explanation) {}

    private static final List<Case> CASES = new ArrayList<>();

    @BeforeAll
    static void check_everything_at_once() throws IOException, InterruptedException, ExecutionException {
        var servers = new ArrayList<ZoneServer>();
        var resolvers = new HashMap<String, DnsClient>();
        var found = new ArrayList<Future<Case>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var line : Files.readAllLines(SUITE.resolve("cases.jsonl"))) {
                var json = JSON.readTree(line);
                var zone = json.get("zone").asText();
                if (!resolvers.containsKey(zone)) {
                    var server = new ZoneServer(Zone.of(JSON.readTree(Files.readString(SUITE.resolve(zone)))));
                    servers.add(server);
                    resolvers.put(zone, LoopbackDns.open(server.port()));
                }
                var dns = resolvers.get(zone);
                found.add(threads.submit(() -> read(json, Spf.check(question(json), dns::lookup))));
            }
            for (var future : found) {
                CASES.add(future.get());
            }
        } finally {
            resolvers.values().forEach(DnsClient::close);
            servers.forEach(ZoneServer::close);
        }
    }

    private static SpfQuestion question(JsonNode json) {
        var sender = json.get("mailfrom").asText();
        return new SpfQuestion(
                InetAddress.ofLiteral(json.get("host").asText()),
                json.get("helo").asText(),
                sender,
                sender.isEmpty() ? Identity.HELO : Identity.MAILFROM,
                "mx.receiver.test",
                Instant.EPOCH);
    }

    private static Case read(JsonNode json, SpfFinding finding) {
        var results = new ArrayList<String>();
        json.get("expected").forEach(result -> results.add(result.asText()));
        var name = json.get("test").asText() + " (" + json.get("scenario").asText() + ")";
        return new Case(name, finding, results, json.get("explanation").asText(""));
    }

    static Stream<Arguments> cases() {
        return CASES.stream().map(one -> Arguments.of(one.name, one));
    }

    @Test
    void none_is_left_out() {
        assertThat(CASES).hasSize(203);
        assertThat(CASES.stream().filter(one -> !one.explanation.isEmpty())).hasSize(22);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void conforms(String name, Case one) {
        assertThat(one.results)
                .as("%s, as %s", name, one.finding)
                .contains(one.finding.result().word());
        if (!one.explanation.isEmpty()) {
            assertThat(one.finding.explanation()).isEqualTo(one.explanation.equals(OURS) ? null : one.explanation);
        }
    }
}

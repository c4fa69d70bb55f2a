// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.micro;

import io.postern.authentication.spf.Spf;
import io.postern.authentication.spf.SpfQuestion;
import io.postern.bench.dns.FewNames;
import io.postern.contracts.finding.AuthResult;
import io.postern.contracts.finding.SpfFinding;
import io.postern.contracts.finding.SpfFinding.Identity;
import java.net.InetAddress;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** SPF of domains whose records are in the cache. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SpfBench {
    private static final String STRANGER = "198.51.100.66";

    private CachedNames dns;
    private SpfQuestion small;
    private SpfQuestion included;
    private SpfQuestion costly;

    /** Fills the cache, and makes sure that what is measured is what it is taken for. */
    @Setup
    public void open() {
        dns = new CachedNames(new FewNames()
                .text("small.test", "v=spf1 mx ip4:192.0.2.0/24 -all")
                .exchanger("small.test", "mx.small.test")
                .address("mx.small.test", "192.0.2.200")
                .text("shop.test", "v=spf1 include:_spf.host.test ~all")
                .text("_spf.host.test", "v=spf1 include:_a.host.test include:_b.host.test include:_c.host.test ~all")
                .text("_a.host.test", "v=spf1 " + networks(10) + " ~all")
                .text("_b.host.test", "v=spf1 " + networks(20) + " ~all")
                .text("_c.host.test", "v=spf1 " + networks(30) + " ip4:192.0.2.0/24 ~all")
                .text(
                        "costly.test",
                        "v=spf1 a mx a:mx.small.test exists:%{ir}.%{l1r-}.list.test ptr a:mx.small.test"
                                + " a:mx.small.test mx:small.test a:mx.small.test a:mx.small.test -all"
                                + " exp=why.costly.test")
                .text("why.costly.test", "%{i} may not send mail for %{d}; see https://costly.test/?s=%{S}")
                .address("costly.test", "192.0.2.201")
                .exchanger("costly.test", "mx.small.test")
                .host("client.other.test", STRANGER));
        small = question("192.0.2.7", "small.test");
        included = question("192.0.2.7", "shop.test");
        costly = question(STRANGER, "costly.test");
        expect(small(), AuthResult.PASS);
        expect(included(), AuthResult.PASS);
        expect(costly(), AuthResult.FAIL);
    }

    @TearDown
    public void close() {
        dns.close();
    }

    /** Three look-ups, and a pass. */
    @Benchmark
    public SpfFinding small() {
        return Spf.check(small, dns);
    }

    /** A large host's record: five look-ups, sixty networks, and a pass at the end. */
    @Benchmark
    public SpfFinding included() {
        return Spf.check(included, dns);
    }

    /** As many look-ups as a domain may cost, macros, and an explanation: a failure. */
    @Benchmark
    public SpfFinding costly() {
        return Spf.check(costly, dns);
    }

    private static void expect(SpfFinding finding, AuthResult result) {
        if (finding.result() != result) {
            throw new IllegalStateException("expected " + result + ": " + finding);
        }
    }

    private static String networks(int count) {
        return IntStream.range(0, count).mapToObj(i -> "ip4:203.0.113." + i).collect(Collectors.joining(" "));
    }

    private static SpfQuestion question(String client, String domain) {
        return new SpfQuestion(
                InetAddress.ofLiteral(client),
                "mail.client.test",
                "some-one@" + domain,
                Identity.MAILFROM,
                "mx.receiver.test",
                Instant.EPOCH);
    }
}

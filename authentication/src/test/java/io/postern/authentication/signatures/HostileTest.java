// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.signatures;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.postern.authentication.dkim.Letter;
import io.postern.authentication.key.TestKeys;
import io.postern.authentication.key.Zone;
import io.postern.contracts.finding.AuthResult;
import io.postern.contracts.finding.DkimFinding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What strangers may send: it comes to a finding with a word, and costs no more than it is worth. */
class HostileTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final String NAME = "sel._domainkey.example.org";
    private static final Zone ZONE = new Zone().with(NAME, "p=" + TestKeys.p(TestKeys.RSA));

    private static Signatures read(String message) throws IOException {
        var octets = message.getBytes(StandardCharsets.ISO_8859_1);
        return Signatures.read(new ByteArrayInputStream(octets), ZONE, NOW, Set.of());
    }

    private static DkimFinding only(String message) throws IOException {
        assertThat(read(message).dkim()).hasSize(1);
        return read(message).dkim().getFirst();
    }

    @Test
    void of_a_hundred_signatures_five_are_verified() throws IOException {
        var signature = Letter.usual().signed(TestKeys.RSA).text().split("From: ", 2)[0];
        var zone = new Zone().with(NAME, "p=" + TestKeys.p(TestKeys.RSA));
        var message = new ByteArrayInputStream(
                (signature.repeat(100) + Letter.usual().text()).getBytes(StandardCharsets.ISO_8859_1));
        var dkim = Signatures.read(message, zone, NOW, Set.of()).dkim();
        assertThat(dkim).hasSize(10);
        assertThat(dkim.subList(0, 5)).extracting(DkimFinding::result).containsOnly(AuthResult.PASS);
        assertThat(dkim.subList(5, 10)).allSatisfy(finding -> {
            assertThat(finding.result()).isEqualTo(AuthResult.POLICY);
            assertThat(finding.domain()).isEqualTo("example.org");
            assertThat(finding.reason()).isEqualTo("not verified: only 5 of 100 signatures are");
        });
        assertThat(zone.asked).hasSize(1);
    }

    @Test
    void a_header_of_10_mebibytes_is_not_verified() throws IOException {
        var signed = Letter.usual().signed(TestKeys.RSA).text();
        var message = ("X: " + "x".repeat(70) + "\r\n").repeat(145_000) + signed;
        var read = read(message);
        assertThat(read.header().complete()).isFalse();
        assertThat(read.dkim()).extracting(DkimFinding::result).containsExactly(AuthResult.PERMERROR);
        assertThat(read.dkim().getFirst().reason()).isEqualTo("the header is too long to be verified");
        assertThat(read.arc().cv()).isEqualTo(AuthResult.NONE);
    }

    @Test
    void names_by_the_thousand() throws IOException {
        var many = Letter.usual().signed(TestKeys.RSA, "h=From" + ":x".repeat(1999));
        assertThat(only(many.text()).result()).isEqualTo(AuthResult.PASS);
        var more = Letter.usual().signed(TestKeys.RSA, "h=From" + ":x".repeat(50_000));
        assertThat(only(more.text()).reason()).isEqualTo("h= names more than 2000 fields");
    }

    @Test
    void identities_of_all_kinds() throws IOException {
        var utf8 =
                new String("a@m\u00fcller.example.org".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        var international =
                only(Letter.usual().signed(TestKeys.RSA, "i=" + utf8).text());
        assertThat(international.result()).isEqualTo(AuthResult.PASS);
        assertThat(international.identity()).isEqualTo("a@m\u00fcller.example.org");
        assertThat(only(Letter.usual()
                                .signed(TestKeys.RSA, "i=a@m\u00fcller.example.org")
                                .text())
                        .reason())
                .isEqualTo("i= is neither ASCII nor UTF-8");
        assertThat(only(Letter.usual()
                        .signed(TestKeys.RSA, "i=" + "a".repeat(500_000) + "@example.org")
                        .text()))
                .matches(finding -> finding.reason() != null && finding.reason().length() < 100)
                .matches(finding ->
                        finding.identity() != null && finding.identity().length() < 300);
        assertThat(only(Letter.usual()
                                .signed(TestKeys.RSA, "i=" + "@".repeat(400) + "example.org")
                                .text())
                        .result())
                .isEqualTo(AuthResult.PASS);
    }

    @Test
    void base64_of_a_mebibyte() throws IOException {
        var text = Letter.usual().signed(TestKeys.RSA).text();
        assertThat(only(text.replaceFirst(" b=", " b=" + "A\r\n ".repeat(200_000)))
                        .result())
                .isEqualTo(AuthResult.FAIL);
        assertThat(only(text.replaceFirst(" b=", " b=" + "=".repeat(500_000))).reason())
                .isEqualTo("b= is no base64");
    }

    @Test
    void keys_that_are_none_or_too_large() throws IOException {
        var text = Letter.usual().signed(TestKeys.RSA).text().getBytes(StandardCharsets.ISO_8859_1);
        for (var key : new String[] {
            "p=" + "A".repeat(60_000),
            "x".repeat(60_000),
            "p=MIIB" + "/".repeat(16_000),
            "p=MP8=",
            "p=MIMA",
            "p=MAYCAQACAQA="
        }) {
            var zone = new Zone().with(NAME, key);
            var finding = Signatures.read(new ByteArrayInputStream(text), zone, NOW, Set.of())
                    .dkim()
                    .getFirst();
            assertThat(finding.result()).as(key.substring(0, 6)).isNotEqualTo(AuthResult.PASS);
            assertThat(finding.reason()).isNotNull().hasSizeLessThan(200);
        }
    }

    @Test
    void fifty_mebibytes_are_never_in_memory() throws IOException {
        var body = new InputStream() {
            private long left = 50L << 20;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int available() {
                return (int) left;
            }

            @Override
            public int read(byte[] into, int from, int length) {
                int count = (int) Math.min(length, left);
                Arrays.fill(into, from, from + count, (byte) 'x');
                left -= count;
                return count == 0 ? -1 : count;
            }
        };
        var begin = Letter.usual().signed(TestKeys.RSA, "l=20").text().getBytes(StandardCharsets.ISO_8859_1);
        var message = new SequenceInputStream(new ByteArrayInputStream(begin), body);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThat(Signatures.read(message, ZONE, NOW, Set.of())
                        .dkim()
                        .getFirst()
                        .result())
                .isEqualTo(AuthResult.PASS);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(4 << 20);
        assertThat(body.available()).isZero();
    }
}

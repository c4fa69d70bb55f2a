// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.embedded.SelfSigned;
import io.postern.testkit.servers.TestKafka;
import io.postern.testkit.tls.ClientHello;
import io.postern.testkit.tls.ServerAnswer;
import io.postern.testkit.tls.ServerAnswer.Agreed;
import io.postern.testkit.tls.ServerAnswer.Refused;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the TLS of a listener agrees to, and what it does not, whatever a client asks for. */
class SmtpTlsStrengthIT {
    private static final int TLS_1_2 = 0x0303;

    /** Every number that a suite up to TLS 1.2 was ever given (IANA, TLS Cipher Suites). */
    private static final List<Integer> ALL = IntStream.of(0x0000, 0x1300, 0xc000, 0xc100, 0xcc00, 0xd000, 0xfe00)
            .flatMap(first -> IntStream.range(first, first + 0x100))
            .filter(suite -> suite >> 8 != 0x13 && suite != 0x00ff)
            .boxed()
            .toList();

    /** Elliptic Diffie-Hellman or Diffie-Hellman with AES-GCM or ChaCha20 (RFC 9325 4.2), by number. */
    private static final Map<Integer, String> STRONG = new TreeMap<>(Map.of(
            0xc02b, "ECDHE-ECDSA-AES128-GCM-SHA256",
            0xc02c, "ECDHE-ECDSA-AES256-GCM-SHA384",
            0xc02f, "ECDHE-RSA-AES128-GCM-SHA256",
            0xc030, "ECDHE-RSA-AES256-GCM-SHA384",
            0xcca8, "ECDHE-RSA-CHACHA20-POLY1305",
            0xcca9, "ECDHE-ECDSA-CHACHA20-POLY1305",
            0x009e, "DHE-RSA-AES128-GCM-SHA256",
            0x009f, "DHE-RSA-AES256-GCM-SHA384",
            0xccaa, "DHE-RSA-CHACHA20-POLY1305"));

    /** The same key exchange with AES-CBC, which servers of the last decade need: weaker, and forward secret as well. */
    private static final Map<Integer, String> OLDER = new TreeMap<>(Map.of(
            0xc009, "ECDHE-ECDSA-AES128-SHA",
            0xc00a, "ECDHE-ECDSA-AES256-SHA",
            0xc013, "ECDHE-RSA-AES128-SHA",
            0xc014, "ECDHE-RSA-AES256-SHA",
            0xc023, "ECDHE-ECDSA-AES128-SHA256",
            0xc024, "ECDHE-ECDSA-AES256-SHA384",
            0xc027, "ECDHE-RSA-AES128-SHA256",
            0xc028, "ECDHE-RSA-AES256-SHA384"));

    @TempDir
    private static Path folder;

    private static PolicyStage policy;
    private static EdgeProcess edge;

    @BeforeAll
    static void start() throws IOException {
        var certificate = SelfSigned.in(folder, List.of("mx.test"));
        var kafka = TestKafka.sharedWithFreshTopics().bootstrapServers();
        policy = new PolicyStage(kafka);
        edge = new EdgeProcess(
                        "edge-tls-strength-it", kafka, EdgeProcess.certified(Map.of("default", certificate), Map.of()))
                .awaitReady();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        edge.close();
        policy.close();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({"0300, SSL 3.0", "0301, TLS 1.0", "0302, TLS 1.1"})
    void older_versions_are_refused_with_every_suite(String version, String name) throws IOException {
        assertThat(answer(new ClientHello(HexFormat.fromHexDigits(version), ALL, false)))
                .isInstanceOf(Refused.class);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            0000 0001 0002 003b c001 c006 c00b c010 c015 | no encryption
            0018 001b 0034 003a 006c 006d 00a6 00a7 c016 c017 c018 c019 | no authentication
            0004 0005 0018 c002 c007 c00c c011 c016 | RC4
            0003 0006 0008 000b 000e 0011 0014 0017 0019 0062 0064 | export
            0009 000c 000f 0012 0015 001a | DES
            000a 000d 0010 0013 0016 001b c003 c008 c00d c012 c017 | 3DES
            0007 0096 | IDEA and SEED
            002f 0035 003c 003d 009c 009d c09c c09d | RSA key exchange, which is not forward secret
            c004 c005 c00e c00f c025 c026 c029 c02a c02d c02e c031 c032 | fixed elliptic keys
            008c 008d 00a8 00a9 c035 c036 | shared secrets
            """)
    void is_never_agreed_to(String suites, String what) throws IOException {
        var asked = Stream.of(suites.split(" ")).map(HexFormat::fromHexDigits).toList();
        assertThat(answer(new ClientHello(TLS_1_2, asked, false))).isInstanceOf(Refused.class);
    }

    @Test
    void every_suite_that_is_agreed_to_is_forward_secret_and_the_strong_ones_come_first() throws IOException {
        var left = new ArrayList<>(ALL);
        var agreed = new ArrayList<Integer>();
        while (answer(new ClientHello(TLS_1_2, left, false)) instanceof Agreed(int version, int suite, int _, var _)) {
            assertThat(version).isEqualTo(TLS_1_2);
            agreed.add(suite);
            left.remove((Integer) suite);
        }
        assertThat(agreed).isNotEmpty().allMatch(suite -> STRONG.containsKey(suite) || OLDER.containsKey(suite));
        assertThat(agreed.stream().dropWhile(STRONG::containsKey)).allMatch(OLDER::containsKey);
    }

    @Test
    void nothing_is_compressed_and_renegotiation_is_bound_to_its_connection() throws IOException {
        var agreed = (Agreed) answer(new ClientHello(TLS_1_2, List.copyOf(STRONG.keySet()), true));
        assertThat(agreed.compression()).isZero();
        assertThat(agreed.securesRenegotiation()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "-tls1, Cipher is (NONE)",
        "-tls1_1, Cipher is (NONE)",
        "-tls1_2, Secure Renegotiation IS supported",
        "-tls1_3, TLS_AES_"
    })
    void openssl_sees_the_same(String version, String expected) throws Exception {
        var process = new ProcessBuilder(
                        "openssl",
                        "s_client",
                        "-connect",
                        "127.0.0.1:" + edge.mx,
                        "-starttls",
                        "smtp",
                        version,
                        "-cipher",
                        "ALL:COMPLEMENTOFALL:@SECLEVEL=0")
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(said).contains(expected, "Compression: NONE");
    }

    private static ServerAnswer answer(ClientHello hello) throws IOException {
        try (var socket = new Socket("127.0.0.1", edge.mx)) {
            socket.setSoTimeout(10_000);
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(in.readLine()).startsWith("220 ");
            socket.getOutputStream().write("STARTTLS\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(in.readLine()).startsWith("220 2.0.0 ");
            return ServerAnswer.to(hello, socket);
        }
    }
}

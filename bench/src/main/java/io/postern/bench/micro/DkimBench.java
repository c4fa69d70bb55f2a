// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.micro;

import io.postern.authentication.arc.ArcSealer;
import io.postern.authentication.dkim.DkimSigner;
import io.postern.authentication.header.Field;
import io.postern.authentication.header.Header;
import io.postern.authentication.key.Algorithm;
import io.postern.authentication.key.SigningKey;
import io.postern.authentication.signatures.Signatures;
import io.postern.contracts.finding.AuthResult;
import io.postern.dns.DnsQuestion;
import io.postern.dns.DnsReply;
import io.postern.dns.DnsResult;
import io.postern.dns.Lookup;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Signatures of a message of 100 KiB, whose keys of RSA-2048 are in the cache. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DkimBench {
    private static final int OCTETS = 100 * 1024;
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

    private Lookup dns;
    private SigningKey key;
    private byte[] plain;
    private byte[] signed;
    private byte[] sealed;

    /** Signs and seals, and makes sure that what is measured is what it is taken for. */
    @Setup
    public void sign() throws IOException, GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var pair = generator.generateKeyPair();
        var text = "v=DKIM1; p="
                + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
        dns = (name, type) -> CompletableFuture.completedFuture(
                new DnsReply(new DnsQuestion(name, type), new DnsResult.Found(List.of(text), 3600), true, 0));
        key = new SigningKey("example.org", "sel", Algorithm.RSA_SHA256, pair.getPrivate());
        plain = message();
        signed = with(List.of(signing()), plain);
        var in = new ByteArrayInputStream(signed);
        var header = Header.read(in);
        sealed = with(ArcSealer.seal(header, in, AuthResult.NONE, "example.org; dmarc=pass", key, NOW), signed);
        if (verify().dkim().getFirst().result() != AuthResult.PASS
                || chain().arc().cv() != AuthResult.PASS) {
            throw new IllegalStateException("it does not pass: " + verify().dkim() + ", " + chain().arc());
        }
    }

    /** The least that is to be done: the header is read, and there is no signature. */
    @Benchmark
    public Signatures unsigned() throws IOException {
        return judged(plain);
    }

    /** One signature, relaxed/relaxed. */
    @Benchmark
    public Signatures verify() throws IOException {
        return judged(signed);
    }

    /** One signature, and a chain of one set. */
    @Benchmark
    public Signatures chain() throws IOException {
        return judged(sealed);
    }

    /** Making a signature. */
    @Benchmark
    public Field signing() throws IOException {
        var in = new ByteArrayInputStream(plain);
        var header = Header.read(in);
        return DkimSigner.sign(header, in, key, DkimSigner.USUAL, NOW);
    }

    private Signatures judged(byte[] message) throws IOException {
        return Signatures.read(new ByteArrayInputStream(message), dns, NOW, Set.of());
    }

    private static byte[] message() {
        var text = new StringBuilder("From: Anna <anna@example.org>\r\nTo: bert@example.net\r\nSubject: figures\r\n"
                + "Date: Thu, 26 Nov 2026 05:00:00 +0000\r\nMessage-ID: <1@example.org>\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: text/plain; charset=utf-8\r\n");
        for (int i = 0; i < 8; i++) {
            text.append("Received: from mail.example.org ([192.0.2.1])\r\n\tby mx.example.net with ESMTPS id ")
                    .append(i)
                    .append(";\r\n\tThu, 26 Nov 2026 05:00:00 +0000\r\n");
        }
        text.append("\r\n");
        while (text.length() < OCTETS) {
            text.append("The figures of this  month, line by line, with words and blanks as people write. \r\n");
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] with(List<Field> fields, byte[] message) {
        var out = new ByteArrayOutputStream();
        fields.forEach(field -> out.writeBytes(field.raw()));
        out.writeBytes(message);
        return out.toByteArray();
    }
}

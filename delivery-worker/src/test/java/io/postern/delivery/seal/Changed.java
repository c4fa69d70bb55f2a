// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.seal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.postern.authentication.arc.ArcSealer;
import io.postern.authentication.header.Header;
import io.postern.authentication.key.Algorithm;
import io.postern.authentication.key.SigningKey;
import io.postern.authentication.signatures.Signatures;
import io.postern.contracts.event.Client;
import io.postern.contracts.event.Content;
import io.postern.contracts.event.Insertion;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.Origin;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.Progress;
import io.postern.contracts.event.Recipient;
import io.postern.contracts.event.Removal;
import io.postern.contracts.finding.ArcFinding;
import io.postern.contracts.finding.AuthResult;
import io.postern.delivery.attempt.Bodies;
import io.postern.delivery.attempt.Seals;
import io.postern.delivery.smtp.Body;
import io.postern.delivery.smtp.EditedBody;
import io.postern.dns.DnsQuestion;
import io.postern.dns.DnsReply;
import io.postern.dns.DnsResult;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A stranger's message that we change: its subject is tagged, and a forged field is taken out. */
public final class Changed {
    static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    public static final KeyPair PAIR = pair("Ed25519", 255);
    static final SigningKey KEY = new SigningKey("us.test", "arc", Algorithm.ED25519_SHA256, PAIR.getPrivate());
    private static final SigningKey LIST = new SigningKey("list.test", "arc", KEY.algorithm(), KEY.key());
    static final List<String> FIELDS = List.of(
            "Authentication-Results: edge.test;\r\n\tspf=pass smtp.mailfrom=x.test\r\n",
            "Received: from client.test by edge.test\r\n");
    private static final String FORGED = "X-Spam-Flag: NO\r\n";
    private static final String HEADER = "From: a@x.test\r\n" + FORGED + "Subject: hello\r\n\r\n";

    private Changed() {}

    static byte[] octets(int lines) {
        return (HEADER + "Hello, is it me you're looking for? \r\n.\r\n".repeat(lines)).getBytes(ISO_8859_1);
    }

    /** The same as a list has handed it on. */
    public static byte[] listed(int lines) throws IOException {
        var octets = octets(lines);
        var in = new ByteArrayInputStream(octets);
        var header = Header.read(in);
        var out = new ByteArrayOutputStream();
        // Behind our field, as the edits are counted from the beginning.
        var seal = ArcSealer.seal(header, in, AuthResult.NONE, "list.test; dmarc=pass", LIST, NOW);
        out.writeBytes(HEADER.substring(0, HEADER.length() - 2).getBytes(ISO_8859_1));
        seal.forEach(field -> out.writeBytes(field.raw()));
        out.write(octets, HEADER.length() - 2, octets.length - HEADER.length() + 2);
        return out.toByteArray();
    }

    public static OutboundMessage message(Content content, @Nullable AuthResult arc) {
        int removed = HEADER.indexOf(FORGED);
        return message(
                content,
                arc,
                false,
                FIELDS,
                List.of(new Removal(removed, FORGED.length(), "X-Spam-Flag")),
                List.of(new Insertion(HEADER.indexOf(" hello"), " [junk]", "Subject")));
    }

    static OutboundMessage message(
            Content content,
            @Nullable AuthResult arc,
            boolean trusted,
            List<String> fields,
            List<Removal> removals,
            List<Insertion> insertions) {
        return new OutboundMessage(
                "m1",
                "m1",
                Lane.INCOMING,
                NOW,
                new Origin(new Client("192.0.2.7", 4711, "mx", ListenerKind.MX, trusted), "s1", "client.test"),
                1,
                null,
                "a@x.test",
                "7BIT",
                List.of(new Recipient("b@local.test")),
                fields,
                content,
                Progress.NONE,
                null,
                removals,
                insertions,
                arc);
    }

    /** As the next server gets it. */
    static byte[] delivered(Seals seals, OutboundMessage message, Bodies bodies) {
        var body = EditedBody.of(bodies.of(message.content()), message.removals(), message.insertions());
        var fields = String.join("", message.headers()).getBytes(ISO_8859_1);
        var out = new ByteArrayOutputStream();
        out.writeBytes(
                seals.above(message, fields, body, NOW).toCompletableFuture().join());
        out.writeBytes(fields);
        out.writeBytes(read(body));
        return out.toByteArray();
    }

    private static byte[] read(Body body) {
        var out = new ByteArrayOutputStream();
        var chunks = body.open();
        for (var chunk = chunks.next().toCompletableFuture().join();
                chunk != null;
                chunk = chunks.next().toCompletableFuture().join()) {
            out.writeBytes(chunk);
        }
        return out.toByteArray();
    }

    /** What others find in it. */
    public static ArcFinding finding(byte[] message) throws IOException {
        var octets = PAIR.getPublic().getEncoded();
        var key = Base64.getEncoder().encodeToString(Arrays.copyOfRange(octets, octets.length - 32, octets.length));
        var record = new DnsResult.Found(List.of("k=ed25519; p=" + key), 60);
        return Signatures.read(
                        new ByteArrayInputStream(message),
                        (name, type) -> CompletableFuture.completedFuture(
                                new DnsReply(new DnsQuestion(name, type), record, true, 0)),
                        NOW,
                        Set.of())
                .arc();
    }

    static KeyPair pair(String type, int size) {
        try {
            var generator = KeyPairGenerator.getInstance(type);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.signatures;

import io.postern.authentication.canonical.BodyHash;
import io.postern.authentication.canonical.BodyHashes;
import io.postern.authentication.canonical.Canonical;
import io.postern.authentication.canonical.Plain;
import io.postern.authentication.dkim.DkimSigner;
import io.postern.authentication.header.Header;
import io.postern.authentication.key.KeyRecord;
import io.postern.authentication.key.TestKeys;
import io.postern.authentication.key.Zone;
import io.postern.authentication.tags.BadTags;
import io.postern.authentication.tags.TagList;
import io.postern.contracts.finding.AuthResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;

/** The first octet of the input chooses what the others are: tags, a key, a message as it comes, or one to be signed. */
public final class SignaturesFuzz {
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final int LONGEST_REASON = 700;
    private static final KeyPair KEY = TestKeys.ED25519;
    private static final String PUBLISHED = "k=ed25519; p=" + TestKeys.p(KEY);

    private SignaturesFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        var text = new String(input, 1, input.length - 1, StandardCharsets.ISO_8859_1);
        try {
            switch (input[0] & 3) {
                case 0 -> tags(text);
                case 1 -> key(text);
                case 2 -> message(text);
                default -> signed(text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A list says what it is, or why it is none; without a tag it is still a list. */
    private static void tags(String text) {
        try {
            var tags = TagList.parse(text);
            var without = TagList.parse(tags.without("b"));
            promise("".equals(without.get("b")) || tags.get("b") == null, "the value of b= is gone");
            for (var tag : new String[] {"a", "c", "d", "h", "s", "v"}) {
                promise(Objects.equals(tags.get(tag), without.get(tag)), "the others stay");
            }
        } catch (BadTags e) {
            promise(e.reason().length() < LONGEST_REASON, "a reason is short");
        }
    }

    /** Whatever a key is, a message signed by another does not pass with it. */
    private static void key(String text) throws IOException {
        try {
            KeyRecord.parse(text);
        } catch (BadTags e) {
            promise(e.reason().length() < LONGEST_REASON, "a reason is short");
        }
        var message = "From: a@example.org\r\n\r\nbody\r\n";
        var finding = judged(sign(message, TestKeys.ED25519), text).dkim().getFirst();
        promise(finding.result() != AuthResult.PASS || text.contains(TestKeys.p(KEY)), "no other key fits");
    }

    /** A message comes to findings, few and short. */
    private static void message(String text) throws IOException {
        var zone = new Zone();
        var read = Signatures.read(octets(text), zone, NOW, Set.of("example.org"));
        promise(read.dkim().size() <= 10, "few findings");
        promise(zone.asked.size() <= 56, "few look-ups");
        for (var finding : read.dkim()) {
            promise(finding.result() != AuthResult.PASS, "nothing passes without a key");
            promise(finding.reason() != null && finding.reason().length() < LONGEST_REASON, "a short reason");
        }
        promise(read.arc().cv() != AuthResult.PASS, "no chain passes without a key");
        promise((read.arc().cv() == AuthResult.NONE) == (read.arc().reason() == null), "a failure has a reason");
    }

    /** What is signed verifies, and its body is hashed as the RFC says. */
    private static void signed(String text) throws IOException {
        var message = "From: a@example.org\r\n" + text;
        var finding = judged(sign(message, KEY), PUBLISHED).dkim().getFirst();
        promise(finding.result() == AuthResult.PASS, "what is signed verifies: " + finding.reason());
        var bodies = new BodyHashes();
        var relaxed = bodies.want(Canonical.RELAXED, null);
        var simple = bodies.want(Canonical.SIMPLE, null);
        bodies.read(octets(text));
        promise(same(relaxed, Plain.relaxedBody(text)), "a relaxed body");
        promise(same(simple, Plain.simpleBody(text)), "a simple body");
    }

    private static String sign(String message, KeyPair pair) throws IOException {
        var in = octets(message);
        var header = Header.read(in);
        var key = TestKeys.signing(pair, "example.org", "sel");
        var field = DkimSigner.sign(header, in, key, DkimSigner.USUAL, NOW);
        return new String(field.raw(), StandardCharsets.ISO_8859_1) + message;
    }

    private static Signatures judged(String message, String key) throws IOException {
        return Signatures.read(octets(message), new Zone().with("sel._domainkey.example.org", key), NOW, Set.of());
    }

    private static boolean same(BodyHash hash, String canonical) {
        return Arrays.equals(hash.octets(), BodyHash.sha256().digest(canonical.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static ByteArrayInputStream octets(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void promise(boolean kept, String what) {
        if (!kept) {
            throw new AssertionError(what);
        }
    }
}

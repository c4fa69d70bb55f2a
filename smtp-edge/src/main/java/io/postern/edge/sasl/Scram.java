// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.sasl;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.contracts.scram.ScramKeys;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;

/**
 * SCRAM-SHA-256 (RFC 5802, RFC 7677): nobody on the way learns the password, and the server shows that it knows the account.
 *
 * @param plus whether the client has chosen SCRAM-SHA-256-PLUS
 * @param bindings what this TLS connection is known by, for each type of channel binding; empty: -PLUS was not offered
 * @param nonces makes random ones of printable characters without a comma
 */
record Scram(Candidates candidates, boolean plus, Map<String, byte[]> bindings, Supplier<String> nonces)
        implements Mechanism {
    @Override
    public Turn take(byte[] message) {
        var text = Utf8.text(message);
        var first = text == null ? null : ClientFirst.of(text);
        if (first == null) {
            return Turn.malformed("no first message of SCRAM");
        }
        if (plus != (first.flag() == 'p')) {
            return Turn.malformed("channel binding belongs to -PLUS, and only there");
        }
        if (first.flag() == 'y' && !bindings.isEmpty()) {
            return new Turn.End(
                    Step.Fault.CREDENTIALS, "was not told of -PLUS although it was offered: somebody is in between");
        }
        var binding = plus ? bindings.get(first.binding()) : new byte[0];
        if (binding == null) {
            return new Turn.End(Step.Fault.CREDENTIALS, "a type of channel binding that there is not");
        }
        var name = Candidates.name(first.name());
        if (name == null) {
            return Turn.malformed("no name");
        }
        if (first.authorization() != null && !name.equals(Candidates.name(first.authorization()))) {
            return new Turn.End(Step.Fault.CREDENTIALS, "wants to act for somebody else");
        }
        var who = candidates.of(name);
        var nonce = first.nonce() + nonces.get();
        var answer = "r=%s,s=%s,i=%d"
                .formatted(nonce, who.verifier().salt(), who.verifier().iterations());
        var bound = "c=" + base64(joined(first.header().getBytes(UTF_8), binding)) + ",r=" + nonce;
        return new Turn.Say(answer.getBytes(UTF_8), new Final(who, bound, first.bare() + "," + answer));
    }

    /**
     * The proof is awaited.
     *
     * @param bound what the client's message must begin with
     * @param signed what has been said so far, as far as it is signed
     */
    record Final(Candidate who, String bound, String signed) implements Mechanism {
        @Override
        public Turn take(byte[] message) {
            var text = Utf8.text(message);
            int at = text == null ? -1 : text.lastIndexOf(",p=");
            var proof = at < 0 ? null : Base64Text.decode(text.substring(at + 3));
            if (proof == null || !text.startsWith("c=")) {
                return Turn.malformed("no last message of SCRAM");
            }
            var before = text.substring(0, at);
            if (!before.equals(bound) && !before.startsWith(bound + ",")) {
                return new Turn.End(Step.Fault.CREDENTIALS, "another channel, or another nonce");
            }
            var authMessage = (signed + "," + before).getBytes(UTF_8);
            var signature = "v=" + base64(ScramKeys.serverSignature(authMessage, who.verifier()));
            return new Turn.Judge(
                    who,
                    null,
                    () -> ScramKeys.proves(proof, authMessage, who.verifier()),
                    false,
                    new Turn.Say(signature.getBytes(UTF_8), new Done(who)));
        }
    }

    /** The client has our signature; SMTP has it say nothing once more (RFC 4954 4). */
    record Done(Candidate who) implements Mechanism {
        @Override
        public Turn take(byte[] message) {
            return message.length == 0 ? new Turn.Enter(who) : Turn.malformed("more than there is to say");
        }
    }

    private static byte[] joined(byte[] one, byte[] other) {
        var both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }
}

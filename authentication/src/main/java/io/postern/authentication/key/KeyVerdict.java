// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.key;

import io.postern.authentication.tags.BadTags;
import io.postern.contracts.finding.AuthResult;
import io.postern.dns.DnsReply;
import io.postern.dns.DnsResult;
import java.security.InvalidKeyException;
import org.jspecify.annotations.Nullable;

/**
 * What the keys under a selector say of a signature.
 *
 * @param result pass, fail, policy for a key that is too weak, temperror, permerror
 * @param reason why it does not pass; null if it does
 * @param bits length of the RSA key; null for another, and where there was none
 * @param testing the key says {@code t=y}
 */
public record KeyVerdict(
        AuthResult result,
        @Nullable String reason,
        @Nullable Integer bits,
        boolean testing) {
    private static final int MOST_KEYS = 5;

    /**
     * @param foreign the identity's domain is below that of the signature, which a key may forbid
     * @param signed the octets that the signature is over
     */
    public static KeyVerdict of(DnsReply reply, Algorithm algorithm, boolean foreign, byte[] signed, byte[] signature) {
        var name = reply.question().name();
        return switch (reply.result()) {
            case DnsResult.Found found -> {
                KeyVerdict best = null;
                for (var text : found.values()
                        .subList(0, Math.min(MOST_KEYS, found.values().size()))) {
                    var verdict = of(text, algorithm, foreign, signed, signature);
                    if (best == null || weight(verdict) > weight(best)) {
                        best = verdict;
                    }
                }
                yield best == null ? without(AuthResult.PERMERROR, "no key at " + name) : best;
            }
            case DnsResult.NoData _, DnsResult.NoSuchName _ -> without(AuthResult.PERMERROR, "no key at " + name);
            case DnsResult.Failed failed ->
                failed.reason() == DnsResult.Failure.BAD_NAME
                        ? without(AuthResult.PERMERROR, "no domain name: " + BadTags.shown(name))
                        : without(AuthResult.TEMPERROR, "no answer for the key: " + failed.outcome());
        };
    }

    /** What was verified counts more than a key that could not be used. */
    private static int weight(KeyVerdict verdict) {
        return switch (verdict.result()) {
            case PASS -> 3;
            case POLICY -> 2;
            case FAIL -> 1;
            default -> 0;
        };
    }

    private static KeyVerdict without(AuthResult result, String reason) {
        return new KeyVerdict(result, reason, null, false);
    }

    private static KeyVerdict of(String text, Algorithm algorithm, boolean foreign, byte[] signed, byte[] signature) {
        boolean testing = false;
        try {
            var key = KeyRecord.parse(text);
            testing = key.testing();
            var unfit = key.unfit(algorithm);
            if (unfit != null) {
                return new KeyVerdict(AuthResult.PERMERROR, unfit, null, testing);
            }
            if (foreign && key.exact()) {
                var reason = "the key is for d= itself, and i= is below it";
                return new KeyVerdict(AuthResult.PERMERROR, reason, null, testing);
            }
            return of(VerifyingKey.of(algorithm, key.octets()), algorithm, testing, signed, signature);
        } catch (BadTags e) {
            return new KeyVerdict(AuthResult.PERMERROR, "the key cannot be read: " + e.reason(), null, testing);
        }
    }

    private static KeyVerdict of(
            VerifyingKey key, Algorithm algorithm, boolean testing, byte[] signed, byte[] signature) throws BadTags {
        var bits = key.bits();
        try {
            if (key.key() != null && !algorithm.verifies(key.key(), signed, signature)) {
                var reason = "the signature does not fit the header and the key";
                return new KeyVerdict(AuthResult.FAIL, reason, bits, testing);
            }
        } catch (InvalidKeyException e) {
            throw new BadTags("p= is no usable " + algorithm.keyType() + " key");
        }
        if (bits != null && (bits < VerifyingKey.WEAKEST || bits > VerifyingKey.LONGEST)) {
            var reason = "an RSA key of " + bits + " bits, not " + VerifyingKey.WEAKEST + " to " + VerifyingKey.LONGEST;
            return new KeyVerdict(AuthResult.POLICY, reason, bits, testing);
        }
        return new KeyVerdict(AuthResult.PASS, null, bits, testing);
    }
}

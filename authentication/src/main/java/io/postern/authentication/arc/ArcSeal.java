// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.arc;

import io.postern.authentication.canonical.Canonical;
import io.postern.authentication.dkim.DkimSignature;
import io.postern.authentication.key.Algorithm;
import io.postern.authentication.key.KeyLookups;
import io.postern.authentication.key.KeyVerdict;
import io.postern.authentication.tags.BadTags;
import io.postern.contracts.finding.AuthResult;
import io.postern.dns.DnsReply;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The seal of a set (RFC 8617 section 4.1.3): it is over the fields of its own set and of all older ones. */
final class ArcSeal {
    private final ArcSet set;
    private final String domain;
    private final String selector;
    private final Algorithm algorithm;
    private final byte[] signature;
    private @Nullable CompletableFuture<DnsReply> key;

    private ArcSeal(ArcSet set, String domain, String selector, Algorithm algorithm, byte[] signature) {
        this.set = set;
        this.domain = domain;
        this.selector = selector;
        this.algorithm = algorithm;
        this.signature = signature;
    }

    /** @throws BadTags also if {@code cv=} is not what a chain that passes has at this place */
    static ArcSeal of(ArcSet set) throws BadTags {
        var tags = set.sealTags();
        try {
            if (tags.get("h") != null) {
                throw new BadTags("a seal must not have h=");
            }
            var expected = set.instance() == 1 ? "none" : "pass";
            if (!tags.need("cv").equals(expected)) {
                throw new BadTags("cv= is not " + expected);
            }
            return new ArcSeal(
                    set,
                    DkimSignature.domain(tags),
                    DkimSignature.selector(tags),
                    DkimSignature.algorithm(tags),
                    tags.base64("b"));
        } catch (BadTags e) {
            throw new BadTags("the seal " + set.instance() + ": " + e.reason());
        }
    }

    void ask(KeyLookups keys) {
        key = keys.ask(domain, selector);
    }

    ArcSet set() {
        return set;
    }

    String domain() {
        return domain;
    }

    /**
     * Waits for the key.
     *
     * @param before the older sets as they are sealed
     * @return null if the seal holds
     */
    @Nullable
    String failure(byte[] before) {
        if (key == null) {
            return "its key was not asked for";
        }
        var signed = new ByteArrayOutputStream();
        signed.writeBytes(before);
        set.unsealed(signed);
        var name = new String(set.seal().raw(), 0, ArcSet.SEAL.length(), StandardCharsets.ISO_8859_1);
        var unsigned = name + ":" + set.sealTags().without("b");
        Canonical.RELAXED.field(unsigned.getBytes(StandardCharsets.ISO_8859_1), signed);
        var verdict = KeyVerdict.of(key.join(), algorithm, false, signed.toByteArray(), signature);
        return verdict.result() == AuthResult.PASS ? null : verdict.reason();
    }
}

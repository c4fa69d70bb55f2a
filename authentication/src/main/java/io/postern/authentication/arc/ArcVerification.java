// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.arc;

import io.postern.authentication.canonical.BodyHashes;
import io.postern.authentication.dkim.DkimCheck;
import io.postern.authentication.dkim.DkimSignature;
import io.postern.authentication.header.Header;
import io.postern.authentication.key.KeyLookups;
import io.postern.authentication.tags.BadTags;
import io.postern.contracts.finding.ArcFinding;
import io.postern.contracts.finding.AuthResult;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The validation of a chain (RFC 8617 section 5.2): begun before the body is read, ended behind it. */
public final class ArcVerification {
    private final ArcChain chain;
    private final Set<String> trustedSealers;
    private final List<ArcSeal> seals = new ArrayList<>();
    private @Nullable DkimCheck newest;
    private @Nullable String broken;

    private ArcVerification(ArcChain chain, Set<String> trustedSealers) {
        this.chain = chain;
        this.trustedSealers = trustedSealers;
        this.broken = chain.broken();
    }

    /**
     * Asks for keys and for the hash of the body, if there is a chain; nothing is waited for.
     *
     * @param trustedSealers domains in lower case
     */
    public static ArcVerification begin(
            Header header, KeyLookups keys, BodyHashes bodies, Instant now, Set<String> trustedSealers) {
        var verification = new ArcVerification(ArcChain.of(header), trustedSealers);
        try {
            verification.begin(header, keys, bodies, now);
        } catch (BadTags e) {
            verification.broken = e.reason();
        }
        return verification;
    }

    private void begin(Header header, KeyLookups keys, BodyHashes bodies, Instant now) throws BadTags {
        if (chain.sets().isEmpty()) {
            return;
        }
        if (chain.closed()) {
            throw new BadTags("the newest sealer says that it had failed");
        }
        var read = new ArrayList<ArcSeal>();
        for (var set : chain.sets()) {
            read.add(ArcSeal.of(set));
        }
        var message = message(chain.sets().getLast());
        newest = DkimCheck.begin(header, message, keys, bodies, now);
        read.forEach(seal -> seal.ask(keys));
        seals.addAll(read);
    }

    private static DkimSignature message(ArcSet set) throws BadTags {
        try {
            var signature = DkimSignature.ofArc(set.message(), set.messageTags());
            if (signature.names().contains(ArcSet.SEAL)) {
                throw new BadTags("h= has ARC-Seal");
            }
            return signature;
        } catch (BadTags e) {
            throw new BadTags("the message signature " + set.instance() + ": " + e.reason());
        }
    }

    /** Waits for the keys; the body has been read. */
    public ArcFinding end() {
        if (chain.sets().isEmpty() && broken == null) {
            return new ArcFinding(AuthResult.NONE, List.of(), null, null, null);
        }
        var reason = broken != null ? broken : failure();
        if (reason != null) {
            return new ArcFinding(AuthResult.FAIL, chain.sealers(), null, null, reason);
        }
        var trusted = trusted();
        return new ArcFinding(
                AuthResult.PASS,
                chain.sealers(),
                trusted == null ? null : trusted.domain(),
                trusted == null ? null : dmarc(trusted),
                null);
    }

    private @Nullable String failure() {
        var message = newest == null ? null : newest.end();
        if (message != null && message.result() != AuthResult.PASS) {
            return "the message signature " + seals.size() + ": " + message.reason();
        }
        var before = new ArrayList<byte[]>();
        var octets = new ByteArrayOutputStream();
        for (var seal : seals) {
            before.add(octets.toByteArray());
            seal.set().sealed(octets);
        }
        for (var seal : seals.reversed()) {
            var failure = seal.failure(before.get(seal.set().instance() - 1));
            if (failure != null) {
                return "the seal " + seal.set().instance() + ": " + failure;
            }
        }
        return null;
    }

    /** From the newest on while they are trusted: the first who saw DMARC pass, else the newest. */
    private @Nullable ArcSeal trusted() {
        ArcSeal first = null;
        for (var seal : seals.reversed()) {
            if (!trustedSealers.contains(seal.domain())) {
                break;
            }
            if (dmarc(seal) == AuthResult.PASS) {
                return seal;
            }
            first = first == null ? seal : first;
        }
        return first;
    }

    private static @Nullable AuthResult dmarc(ArcSeal seal) {
        return ArcResults.dmarc(seal.set().results().text());
    }
}

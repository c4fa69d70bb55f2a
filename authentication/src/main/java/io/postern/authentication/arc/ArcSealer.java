// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.arc;

import io.postern.authentication.dkim.DkimSigner;
import io.postern.authentication.dkim.SignatureField;
import io.postern.authentication.header.Field;
import io.postern.authentication.header.Header;
import io.postern.authentication.key.SigningKey;
import io.postern.contracts.finding.AuthResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Seals a message that we have changed (RFC 8617 section 5.1): adds one set to its chain. */
public final class ArcSealer {
    private ArcSealer() {}

    /**
     * The three fields to put on top of the message, in that order: seal, message signature, results. None if a chain
     * has ended: it says itself that it failed, or has as many sets as it may.
     *
     * @param header complete, as it leaves us; without the new fields
     * @param body as it leaves us; is read to its end
     * @param chain what the chain was worth when the message came: none, pass or fail
     * @param results what stands in an Authentication-Results field: our id and the results, ASCII, lines folded
     * @param now becomes {@code t=}
     */
    public static List<Field> seal(
            Header header, InputStream body, AuthResult chain, String results, SigningKey key, Instant now)
            throws IOException {
        var sets = ArcChain.of(header);
        if (sets.closed() || sets.highest() >= ArcChain.MAX_SETS) {
            return List.of();
        }
        int instance = sets.highest() + 1;
        var authentication = field("ARC-Authentication-Results: i=" + instance + "; " + results + "\r\n");
        var names = new ArrayList<>(DkimSigner.USUAL);
        names.add("dkim-signature");
        var message = DkimSigner.signAs("ARC-Message-Signature", "i=" + instance, header, body, key, names, now);
        var cv = cv(sets, chain);
        var tags = "i=%d; a=%s; cv=%s; d=%s;\r\n\ts=%s; t=%d;"
                .formatted(instance, key.algorithm().word(), cv, key.domain(), key.selector(), now.getEpochSecond());
        var sealed = new ByteArrayOutputStream();
        if (!cv.equals("fail")) {
            sets.sets().forEach(set -> set.sealed(sealed));
        }
        ArcSet.line(authentication, sealed);
        ArcSet.line(message, sealed);
        return List.of(SignatureField.seal(sealed.toByteArray(), key, "ARC-Seal", tags), message, authentication);
    }

    private static String cv(ArcChain sets, AuthResult chain) {
        if (sets.broken() != null) {
            return "fail";
        }
        return sets.sets().isEmpty() ? "none" : chain == AuthResult.PASS ? "pass" : "fail";
    }

    private static Field field(String text) {
        return Field.of(text.getBytes(StandardCharsets.US_ASCII));
    }
}

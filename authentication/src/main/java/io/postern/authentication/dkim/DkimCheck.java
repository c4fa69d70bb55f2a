// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.dkim;

import io.postern.authentication.canonical.BodyHash;
import io.postern.authentication.canonical.BodyHashes;
import io.postern.authentication.canonical.SignedFields;
import io.postern.authentication.header.Header;
import io.postern.authentication.key.KeyLookups;
import io.postern.authentication.key.KeyVerdict;
import io.postern.contracts.finding.AuthResult;
import io.postern.contracts.finding.DkimFinding;
import io.postern.dns.DnsReply;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One signature under verification (RFC 6376 section 6.1): begun before the body is read, ended behind it. */
public final class DkimCheck {
    /** How far a signer's clock may be ahead of ours, in seconds. */
    private static final long CLOCKS = 300;

    private final Header header;
    private final DkimSignature signature;
    private final @Nullable String untimely;
    private final @Nullable CompletableFuture<DnsReply> key;
    private final @Nullable BodyHash body;

    private DkimCheck(
            Header header,
            DkimSignature signature,
            @Nullable String untimely,
            @Nullable CompletableFuture<DnsReply> key,
            @Nullable BodyHash body) {
        this.header = header;
        this.signature = signature;
        this.untimely = untimely;
        this.key = key;
        this.body = body;
    }

    /** Asks for the key, and for the hash of the body, unless the signature's time is over. */
    public static DkimCheck begin(
            Header header, DkimSignature signature, KeyLookups keys, BodyHashes bodies, Instant now) {
        var untimely = untimely(signature, now.getEpochSecond());
        return untimely == null
                ? new DkimCheck(
                        header,
                        signature,
                        null,
                        keys.ask(signature.domain(), signature.selector()),
                        bodies.want(signature.body(), signature.length()))
                : new DkimCheck(header, signature, untimely, null, null);
    }

    private static @Nullable String untimely(DkimSignature signature, long now) {
        if (signature.expires() != null && signature.expires() < now) {
            return "expired at " + signature.expires() + " (x=), judged at " + now;
        }
        if (signature.made() != null && signature.made() > now + CLOCKS) {
            return "made in the future, at " + signature.made() + " (t=), judged at " + now;
        }
        return null;
    }

    /** Waits for the key; the body has been read. */
    public DkimFinding end() {
        if (key == null || body == null) {
            return finding(new KeyVerdict(AuthResult.FAIL, untimely, null, false));
        }
        var verdict =
                KeyVerdict.of(key.join(), signature.algorithm(), signature.foreign(), signed(), signature.signature());
        var changed = changed(body);
        boolean known = verdict.result() != AuthResult.TEMPERROR && verdict.result() != AuthResult.PERMERROR;
        return finding(
                changed == null || !known
                        ? verdict
                        : new KeyVerdict(AuthResult.FAIL, changed, verdict.bits(), verdict.testing()));
    }

    /** The fields that {@code h=} names, and behind them the signature with an empty {@code b=} (RFC 6376 section 3.7). */
    private byte[] signed() {
        var own = signature.field();
        var signed = new ByteArrayOutputStream();
        signed.writeBytes(SignedFields.octets(header, signature.names(), signature.header(), own));
        var text = new String(own.raw(), StandardCharsets.ISO_8859_1);
        var unsigned =
                text.substring(0, text.indexOf(':') + 1) + signature.tags().without("b");
        signature.header().field(unsigned.getBytes(StandardCharsets.ISO_8859_1), signed);
        return signed.toByteArray();
    }

    private @Nullable String changed(BodyHash body) {
        if (signature.length() != null && body.bodyShorterThan(signature.length())) {
            return "the body is shorter than l=" + signature.length();
        }
        return MessageDigest.isEqual(body.octets(), signature.bodyHash())
                ? null
                : "the body is not the one that was signed";
    }

    private DkimFinding finding(KeyVerdict verdict) {
        return new DkimFinding(
                verdict.result(),
                signature.domain(),
                signature.selector(),
                signature.identity(),
                signature.algorithm().word(),
                verdict.bits(),
                verdict.reason(),
                verdict.testing(),
                signature.length(),
                true);
    }
}

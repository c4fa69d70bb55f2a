// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.dkim;

import io.postern.authentication.canonical.BodyHashes;
import io.postern.authentication.canonical.Canonical;
import io.postern.authentication.header.Field;
import io.postern.authentication.header.Header;
import io.postern.authentication.key.SigningKey;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

/** Signs messages, relaxed/relaxed and the whole body, which survives what mail servers do to a message on its way. */
public final class DkimSigner {
    /** What readers see and what threads are made of (RFC 6376 section 5.4.1). */
    public static final List<String> USUAL = List.of(
            "from",
            "sender",
            "reply-to",
            "to",
            "cc",
            "subject",
            "date",
            "message-id",
            "in-reply-to",
            "references",
            "mime-version",
            "content-type",
            "content-transfer-encoding",
            "list-id",
            "list-post",
            "list-unsubscribe",
            "list-unsubscribe-post");

    private DkimSigner() {}

    /**
     * The field to put on top of the message.
     *
     * @param header complete
     * @param body is read to its end; lines end with CRLF
     * @param names of fields to sign, in lower case, each as often as it is there; From is signed once more, so that
     *     nobody can add another
     * @param now becomes {@code t=}
     */
    public static Field sign(Header header, InputStream body, SigningKey key, List<String> names, Instant now)
            throws IOException {
        return signAs("DKIM-Signature", "v=1", header, body, key, names, now);
    }

    /** The same for a field that only differs in its name and its first tag. */
    public static Field signAs(
            String field,
            String first,
            Header header,
            InputStream body,
            SigningKey key,
            List<String> names,
            Instant now)
            throws IOException {
        var bodies = new BodyHashes();
        var hash = bodies.want(Canonical.RELAXED, null);
        bodies.read(body);
        var signed = present(header, names);
        var tags = "%s; a=%s; c=relaxed/relaxed; d=%s;\r\n\ts=%s; t=%d;\r\n\th=%s;\r\n\tbh=%s;"
                .formatted(
                        first,
                        key.algorithm().word(),
                        key.domain(),
                        key.selector(),
                        now.getEpochSecond(),
                        SignatureField.list(signed),
                        Base64.getEncoder().encodeToString(hash.octets()));
        return SignatureField.sign(header, signed, key, field, tags);
    }

    private static List<String> present(Header header, List<String> names) {
        var signed = new ArrayList<String>();
        signed.add("from");
        for (var name : names) {
            signed.addAll(Collections.nCopies(header.named(name).size(), name));
        }
        if (!names.contains("from")) {
            signed.addAll(Collections.nCopies(header.named("from").size(), "from"));
        }
        return signed;
    }
}

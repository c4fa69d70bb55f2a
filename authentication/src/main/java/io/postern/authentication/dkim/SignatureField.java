// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.dkim;

import io.postern.authentication.canonical.Canonical;
import io.postern.authentication.canonical.SignedFields;
import io.postern.authentication.header.Field;
import io.postern.authentication.header.Header;
import io.postern.authentication.key.SigningKey;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Writes fields that bear a signature, in lines that fit. */
public final class SignatureField {
    private static final int LINE = 72;
    private static final String FOLD = "\r\n\t";

    private SignatureField() {}

    /**
     * @param tags all but {@code b=}, which comes last, with folds and with the final semicolon
     * @param names of the fields that are signed beside it, in lower case
     */
    public static Field sign(Header header, List<String> names, SigningKey key, String name, String tags) {
        return seal(SignedFields.octets(header, names, Canonical.RELAXED, null), key, name, tags);
    }

    /**
     * The same, over other octets than fields of the header.
     *
     * @param before what is signed before the field itself
     */
    public static Field seal(byte[] before, SigningKey key, String name, String tags) {
        var unsigned = name + ": " + tags + FOLD + "b=";
        var signed = new ByteArrayOutputStream();
        signed.writeBytes(before);
        Canonical.RELAXED.field(unsigned.getBytes(StandardCharsets.ISO_8859_1), signed);
        var signature = Base64.getEncoder().encodeToString(key.algorithm().sign(key.key(), signed.toByteArray()));
        return Field.of((unsigned + folded(signature) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String folded(String base64) {
        var text = new StringBuilder();
        for (int at = 0; at < base64.length(); at += LINE) {
            text.append(at == 0 ? "" : FOLD).append(base64, at, Math.min(at + LINE, base64.length()));
        }
        return text.toString();
    }

    /** Names as {@code h=} has them. */
    static String list(List<String> names) {
        var text = new StringBuilder();
        int line = 0;
        for (var name : names) {
            if (line > 0) {
                text.append(':');
            }
            if (line + name.length() > LINE) {
                text.append(FOLD);
                line = 0;
            }
            text.append(name);
            line += name.length() + 1;
        }
        return text.toString();
    }
}

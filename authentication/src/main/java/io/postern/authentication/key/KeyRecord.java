// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.key;

import io.postern.authentication.tags.BadTags;
import io.postern.authentication.tags.TagList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A public key as published (RFC 6376 section 3.6.1).
 *
 * @param type {@code k=}
 * @param octets {@code p=}; empty for a key that was revoked
 * @param hashes {@code h=}; null for any
 * @param forMail {@code s=} has {@code email} or {@code *}
 * @param testing {@code t=y}
 * @param exact {@code t=s}: the domain of {@code i=} must be {@code d=} itself
 */
public record KeyRecord(
        String type, byte[] octets, @Nullable List<String> hashes, boolean forMail, boolean testing, boolean exact) {
    private static final int MAX_TEXT = 16 * 1024;

    /** @param text a TXT record, a character for each octet */
    public static KeyRecord parse(String text) throws BadTags {
        if (text.length() > MAX_TEXT) {
            throw new BadTags("a key record of " + text.length() + " octets");
        }
        var tags = TagList.parse(text);
        var version = tags.get("v");
        if (version != null && !(version.equals("DKIM1") && tags.isFirst("v"))) {
            throw new BadTags("v= is not DKIM1, or not the first");
        }
        var p = tags.get("p");
        if (p == null) {
            throw new BadTags("p= is missing");
        }
        var type = tags.get("k");
        var services = tags.parts("s");
        var flags = tags.parts("t");
        return new KeyRecord(
                type == null ? "rsa" : type,
                TagList.base64("p", p),
                tags.parts("h"),
                services == null || services.contains("*") || services.contains("email"),
                flags != null && flags.contains("y"),
                flags != null && flags.contains("s"));
    }

    /** Why it cannot be used for signatures of this kind; null if it can. */
    @Nullable
    String unfit(Algorithm algorithm) {
        if (octets.length == 0) {
            return "the key was revoked";
        }
        if (!type.equals(algorithm.keyType())) {
            return "the key is of type " + BadTags.shown(type) + ", not " + algorithm.keyType();
        }
        if (hashes != null && !hashes.contains("sha256")) {
            return "the key does not allow sha256";
        }
        return forMail ? null : "the key is not for mail";
    }
}

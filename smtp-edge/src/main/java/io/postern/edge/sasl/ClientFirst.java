// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.sasl;

import org.jspecify.annotations.Nullable;

/**
 * The first message of a SCRAM client (RFC 5802 7).
 *
 * @param flag n, y or p
 * @param binding the type of channel binding behind p; empty without it
 * @param header all before the bare message, to be repeated in the last one
 * @param authorization whom it wants to act for; null if it does not say
 * @param bare what is signed
 */
record ClientFirst(
        char flag,
        String binding,
        String header,
        @Nullable String authorization,
        String bare,
        String name,
        String nonce) {
    private static final int LONGEST_NONCE = 1024;

    /** @return null if it is not one, or has an extension that must be understood */
    static @Nullable ClientFirst of(String text) {
        int flagEnd = text.indexOf(',');
        int headerEnd = text.indexOf(',', flagEnd + 1);
        if (flagEnd < 1 || headerEnd < 0) {
            return null;
        }
        var flag = text.substring(0, flagEnd);
        boolean bound = flag.startsWith("p=") && flag.length() > 2;
        if (!bound && !"n".equals(flag) && !"y".equals(flag)) {
            return null;
        }
        var acting = text.substring(flagEnd + 1, headerEnd);
        var authorization = acting.isEmpty() ? null : saslName(acting, "a=");
        var bare = text.substring(headerEnd + 1);
        var parts = bare.split(",", -1);
        var name = saslName(parts[0], "n=");
        if (!acting.isEmpty() && authorization == null || name == null || parts.length < 2) {
            return null;
        }
        var nonce = parts[1].startsWith("r=") ? parts[1].substring(2) : "";
        if (nonce.isEmpty() || nonce.length() > LONGEST_NONCE || !nonce.chars().allMatch(c -> c > ' ' && c <= '~')) {
            return null;
        }
        return new ClientFirst(
                flag.charAt(0),
                bound ? flag.substring(2) : "",
                text.substring(0, headerEnd + 1),
                authorization,
                bare,
                name,
                nonce);
    }

    /** A comma is written {@code =2C} and an equals sign {@code =3D}. */
    private static @Nullable String saslName(String part, String prefix) {
        if (!part.startsWith(prefix) || part.length() == prefix.length()) {
            return null;
        }
        var name = part.substring(prefix.length());
        for (int at = name.indexOf('='); at >= 0; at = name.indexOf('=', at + 1)) {
            if (!name.startsWith("=2C", at) && !name.startsWith("=3D", at)) {
                return null;
            }
        }
        return name.replace("=2C", ",").replace("=3D", "=");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.dkim;

import io.postern.authentication.canonical.BodyHash;
import io.postern.authentication.canonical.Plain;
import io.postern.authentication.key.Algorithm;
import io.postern.authentication.key.TestKeys;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/** A message with signatures written by hand, tag by tag, so that anything in them may be wrong. */
public final class Letter {
    public static final String HEADER =
            "From: Anna <anna@example.org>\r\nTo: bert@example.net\r\nSubject: Lunch  at\r\n\tnoon\r\n";
    public static final String BODY = "Hello  Bert, \r\n\r\nat noon?\r\n\r\n";

    private String header;
    private final String body;

    public Letter(String header, String body) {
        this.header = header;
        this.body = body;
    }

    public static Letter usual() {
        return new Letter(HEADER, BODY);
    }

    /** Puts a signature on top, with these tags in place of the usual ones; a tag of null is left out. */
    public Letter signed(KeyPair pair, String... changes) {
        var tags = new LinkedHashMap<String, String>();
        tags.put("v", "1");
        tags.put("a", pair.getPrivate().getAlgorithm().equals("RSA") ? "rsa-sha256" : "ed25519-sha256");
        tags.put("c", "relaxed/relaxed");
        tags.put("d", "example.org");
        tags.put("s", "sel");
        tags.put("h", "From:To:Subject");
        tags.put("bh", "");
        for (int i = 0; i < changes.length; i++) {
            var change = changes[i].split("=", 2);
            tags.put(change[0], change[1]);
        }
        var forms = tags.get("c").split("/");
        if (tags.get("bh").isEmpty()) {
            tags.put("bh", bodyHash(forms.length > 1 ? forms[1] : "simple", tags.get("l")));
        }
        tags.values().removeIf("-"::equals);
        tags.remove("b");
        var list = new StringBuilder();
        tags.forEach((tag, value) -> list.append(tag).append('=').append(value).append(";\r\n "));
        var unsigned = "DKIM-Signature: " + list + "b=";
        var signed = new StringBuilder();
        var left = new StringBuilder(header);
        for (var name : tags.getOrDefault("h", "").split(":")) {
            signed.append(taken(left, name.strip(), forms[0].equals("simple")));
        }
        signed.append(forms[0].equals("simple") ? unsigned : Plain.relaxedField(unsigned + "\r\n"));
        var algorithm =
                pair.getPrivate().getAlgorithm().equals("RSA") ? Algorithm.RSA_SHA256 : Algorithm.ED25519_SHA256;
        var signature = algorithm.sign(pair.getPrivate(), octets(signed.toString()));
        header = unsigned + TestKeys.base64(signature).replaceAll("(.{60})", "$1\r\n ") + "\r\n" + header;
        return this;
    }

    private String bodyHash(String form, String length) {
        var canonical = form.equals("relaxed") ? Plain.relaxedBody(body) : Plain.simpleBody(body);
        boolean some = length != null && length.matches("[0-9]{1,4}");
        var part = some ? canonical.substring(0, Math.min(canonical.length(), Integer.parseInt(length))) : canonical;
        return TestKeys.base64(BodyHash.sha256().digest(octets(part)));
    }

    /** The lowest field of that name, taken out. */
    private static String taken(StringBuilder header, String name, boolean simple) {
        if (!header.toString().toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT) + ":")) {
            return "";
        }
        var fields = header.toString().split("(?<=\r\n)(?![ \t])");
        for (int i = fields.length - 1; i >= 0; i--) {
            if (fields[i].toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":")) {
                int at = String.join("", List.of(fields).subList(0, i)).length();
                header.delete(at, at + fields[i].length());
                return simple ? fields[i] : Plain.relaxedField(fields[i]) + "\r\n";
            }
        }
        return "";
    }

    public Letter with(String field) {
        header = field + "\r\n" + header;
        return this;
    }

    public String text() {
        return header + "\r\n" + body;
    }

    public InputStream stream() {
        return new ByteArrayInputStream(octets(text()));
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}

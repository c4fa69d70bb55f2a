// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.tags;

import io.postern.authentication.header.Field;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tag list (RFC 6376 section 3.2). A tag that stands twice makes all of it invalid, one that nobody knows does not.
 * Values are printable ASCII, or UTF-8 (RFC 8616); white space at their ends is not part of them.
 */
public final class TagList {
    private static final int MAX_TAGS = 100;

    /** @param from where the value begins in the text, {@code to} where it ends, white space around it included */
    private record Tag(String value, int from, int to) {}

    private final String text;
    private final Map<String, Tag> tags = new LinkedHashMap<>();
    private int at;

    private TagList(String text) {
        this.text = text;
    }

    /** @param text a character for each octet; folds are CRLF with a blank behind */
    public static TagList parse(String text) throws BadTags {
        var list = new TagList(text);
        list.read();
        return list;
    }

    /** The list that is the value of a field. */
    public static TagList of(Field field) throws BadTags {
        var value = new String(field.value(), StandardCharsets.ISO_8859_1);
        return parse(value.endsWith("\r\n") ? value.substring(0, value.length() - 2) : value);
    }

    private void read() throws BadTags {
        skipBlanks();
        do {
            readTag();
            skipBlanks();
        } while (at < text.length());
    }

    private void readTag() throws BadTags {
        int start = at;
        while (at < text.length() && inName(text.charAt(at), at == start)) {
            at++;
        }
        var name = text.substring(start, at);
        skipBlanks();
        if (name.isEmpty() || at == text.length() || text.charAt(at) != '=') {
            throw new BadTags("not a list of tag=value: \"" + BadTags.shown(text.substring(start)) + "\"");
        }
        int from = ++at;
        skipBlanks();
        int first = at;
        int last = at;
        while (at < text.length() && text.charAt(at) != ';') {
            char c = text.charAt(at);
            if (c > ' ' && c != 0x7f) {
                last = ++at;
            } else if (!skipBlanks()) {
                throw new BadTags("a control character or a broken fold in " + BadTags.shown(name) + "=");
            }
        }
        if (tags.size() == MAX_TAGS) {
            throw new BadTags("more than " + MAX_TAGS + " tags");
        }
        if (tags.putIfAbsent(name, new Tag(decoded(name, text.substring(first, last)), from, at)) != null) {
            throw new BadTags(BadTags.shown(name) + "= stands twice");
        }
        at = Math.min(at + 1, text.length());
    }

    private static boolean inName(char c, boolean first) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (!first && ((c >= '0' && c <= '9') || c == '_'));
    }

    private boolean skipBlanks() {
        int start = at;
        while (at < text.length()) {
            if (blank(text.charAt(at))) {
                at++;
            } else if (text.startsWith("\r\n", at) && at + 2 < text.length() && blank(text.charAt(at + 2))) {
                at += 3;
            } else {
                break;
            }
        }
        return at > start;
    }

    private static boolean blank(char c) {
        return c == ' ' || c == '\t';
    }

    private static String decoded(String name, String value) throws BadTags {
        if (value.chars().allMatch(c -> c < 0x80)) {
            return value;
        }
        try {
            var octets = ByteBuffer.wrap(value.getBytes(StandardCharsets.ISO_8859_1));
            return StandardCharsets.UTF_8.newDecoder().decode(octets).toString();
        } catch (CharacterCodingException e) {
            throw new BadTags(BadTags.shown(name) + "= is neither ASCII nor UTF-8");
        }
    }

    /** The text with the value of that tag deleted, blanks around it included (RFC 6376 section 3.7); a character for each octet. */
    public String without(String name) {
        var tag = tags.get(name);
        return tag == null ? text : text.substring(0, tag.from()) + text.substring(tag.to());
    }

    public boolean isFirst(String name) {
        return tags.keySet().iterator().next().equals(name);
    }

    /** As it stands there, folds included. */
    public @Nullable String get(String name) {
        var tag = tags.get(name);
        return tag == null ? null : tag.value();
    }

    /** @throws BadTags if there is none, or nothing in it */
    public String need(String name) throws BadTags {
        var value = get(name);
        if (value == null || value.isEmpty()) {
            throw new BadTags(name + "= is missing");
        }
        return value;
    }

    /** Parts between colons, without blanks around them; null if the tag is not there. */
    public @Nullable List<String> parts(String name) {
        var value = get(name);
        return value == null
                ? null
                : Arrays.stream(value.split(":", -1)).map(String::strip).toList();
    }

    /** Octets in base64, which may be folded anywhere. */
    public byte[] base64(String name) throws BadTags {
        return base64(name, need(name));
    }

    public static byte[] base64(String name, String value) throws BadTags {
        try {
            return Base64.getDecoder().decode(value.replaceAll("[ \t\r\n]", ""));
        } catch (IllegalArgumentException e) {
            throw new BadTags(name + "= is no base64");
        }
    }

    /** A number of so many digits at most; null if the tag is not there. What is beyond {@code long} is as large as that can be. */
    public @Nullable Long number(String name, int digits) throws BadTags {
        var value = get(name);
        if (value == null) {
            return null;
        }
        if (value.isEmpty() || value.length() > digits || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new BadTags(name + "= is no number of at most " + digits + " digits");
        }
        try {
            return Long.valueOf(value);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}

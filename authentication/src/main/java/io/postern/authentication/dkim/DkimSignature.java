// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.dkim;

import io.postern.authentication.canonical.Canonical;
import io.postern.authentication.header.Field;
import io.postern.authentication.key.Algorithm;
import io.postern.authentication.tags.BadTags;
import io.postern.authentication.tags.TagList;
import io.postern.dns.DomainNames;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A signature that keeps to RFC 6376 section 3.5.
 *
 * @param domain {@code d=}, in the form that names are compared in; likewise the selector
 * @param identity {@code i=} without folds
 * @param foreign the identity's domain is below {@code d=}, not the same
 * @param names {@code h=} in lower case; From is among them
 * @param length {@code l=}; null for the whole body
 * @param made {@code t=}, seconds since 1970; likewise {@code expires}, {@code x=}
 */
public record DkimSignature(
        Field field,
        TagList tags,
        String domain,
        String selector,
        String identity,
        boolean foreign,
        Algorithm algorithm,
        Canonical header,
        Canonical body,
        List<String> names,
        byte[] bodyHash,
        byte[] signature,
        @Nullable Long length,
        @Nullable Long made,
        @Nullable Long expires) {
    private static final int MAX_NAMES = 2000;
    private static final int SECONDS_DIGITS = 12;
    private static final int LENGTH_DIGITS = 76;
    private static final int HASH_OCTETS = 32;
    private static final int LONGEST_IDENTITY = 500;
    private static final Pattern FIELD_NAME = Pattern.compile("[!-9<-~]+");
    private static final Pattern LOCAL_PART = Pattern.compile("([^=;\\p{Cntrl} ]|=[0-9A-Fa-f]{2})*");

    /** Of a DKIM-Signature field. */
    static DkimSignature of(Field field, TagList tags) throws BadTags {
        if (!tags.need("v").equals("1")) {
            throw new BadTags("v= is not 1");
        }
        return read(field, tags, tags.get("i"));
    }

    /** Of an ARC-Message-Signature field, which has no version, and another {@code i=} (RFC 8617 section 4.1.2). */
    public static DkimSignature ofArc(Field field, TagList tags) throws BadTags {
        return read(field, tags, null);
    }

    private static DkimSignature read(Field field, TagList tags, @Nullable String i) throws BadTags {
        var algorithm = algorithm(tags);
        var domain = domain(tags);
        var selector = selector(tags);
        var identity = i == null ? "@" + domain : i.replaceAll("[ \t\r\n]", "");
        boolean foreign = foreign(identity, domain);
        var forms = forms(tags);
        var methods = tags.parts("q");
        if (methods != null && !methods.contains("dns/txt")) {
            throw new BadTags("q= has no way to the key that is known");
        }
        var bodyHash = tags.base64("bh");
        if (bodyHash.length != HASH_OCTETS) {
            throw new BadTags("bh= is no SHA-256");
        }
        var made = tags.number("t", SECONDS_DIGITS);
        var expires = tags.number("x", SECONDS_DIGITS);
        if (made != null && expires != null && expires <= made) {
            throw new BadTags("x= is not after t=");
        }
        return new DkimSignature(
                field,
                tags,
                domain,
                selector,
                identity,
                foreign,
                algorithm,
                forms.getFirst(),
                forms.getLast(),
                names(tags),
                bodyHash,
                tags.base64("b"),
                tags.number("l", LENGTH_DIGITS),
                made,
                expires);
    }

    /** {@code a=}; for seals too. */
    public static Algorithm algorithm(TagList tags) throws BadTags {
        var word = tags.need("a");
        var algorithm = Algorithm.of(word);
        if (algorithm == null) {
            throw new BadTags(
                    word.equals("rsa-sha1")
                            ? "rsa-sha1 is no longer accepted (RFC 8301)"
                            : "a= is an unknown algorithm: " + BadTags.shown(word));
        }
        return algorithm;
    }

    /** {@code d=}; for seals too. */
    public static String domain(TagList tags) throws BadTags {
        var domain = tags.need("d");
        var normal = DomainNames.normal(domain);
        if (normal == null || domain.endsWith(".") || !DomainNames.isHost(normal)) {
            throw new BadTags("d= is no domain: " + BadTags.shown(domain));
        }
        return normal;
    }

    /** {@code s=}; for seals too. */
    public static String selector(TagList tags) throws BadTags {
        var selector = tags.need("s");
        var normal = DomainNames.normal(selector);
        if (normal == null || selector.endsWith(".") || normal.indexOf('/') >= 0) {
            throw new BadTags("s= is no selector: " + BadTags.shown(selector));
        }
        return normal;
    }

    private static boolean foreign(String identity, String domain) throws BadTags {
        int at = identity.lastIndexOf('@');
        boolean sane = at >= 0 && identity.length() <= LONGEST_IDENTITY;
        var normal = sane ? DomainNames.normal(identity.substring(at + 1)) : null;
        if (normal == null || !LOCAL_PART.matcher(identity.substring(0, at)).matches()) {
            throw new BadTags("i= is no identity: " + BadTags.shown(identity));
        }
        if (!normal.equals(domain) && !normal.endsWith("." + domain)) {
            throw new BadTags("i= is not inside d=: " + BadTags.shown(normal));
        }
        return !normal.equals(domain);
    }

    /** Of the header and of the body. */
    private static List<Canonical> forms(TagList tags) throws BadTags {
        var c = tags.get("c");
        var words = (c == null ? "simple/simple" : c.indexOf('/') < 0 ? c + "/simple" : c).split("/", -1);
        if (words.length != 2) {
            throw new BadTags("c= is not known: " + BadTags.shown(String.join("/", words)));
        }
        return List.of(form(words[0]), form(words[1]));
    }

    private static Canonical form(String word) throws BadTags {
        return switch (word) {
            case "simple" -> Canonical.SIMPLE;
            case "relaxed" -> Canonical.RELAXED;
            default -> throw new BadTags("c= is not known: " + BadTags.shown(word));
        };
    }

    private static List<String> names(TagList tags) throws BadTags {
        tags.need("h");
        var names = tags.parts("h");
        if (names == null || names.size() > MAX_NAMES) {
            throw new BadTags("h= names more than " + MAX_NAMES + " fields");
        }
        for (var name : names) {
            if (!FIELD_NAME.matcher(name).matches()) {
                throw new BadTags("h= has no field name: " + BadTags.shown(name));
            }
        }
        var lower = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        if (!lower.contains("from")) {
            throw new BadTags("h= does not have From");
        }
        return lower;
    }
}

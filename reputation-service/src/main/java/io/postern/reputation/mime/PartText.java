// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.mime;

import io.postern.reputation.link.AutolinkText;
import io.postern.reputation.link.JsoupLinks;
import io.postern.reputation.link.Links;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks for links in the text of a message, within its limits. */
final class PartText {
    private static final Pattern HTML_NAME = Pattern.compile("(?is).*\\.(x?html?|shtml|svg)\\s*");
    private static final Pattern HTML = Pattern.compile("(?i)<(!doctype html|html|body|a |table|div|img |svg|script)");
    private static final int BEGINNING = 4096;

    private final Links links;
    private final int longest;
    private int left;
    private boolean exhausted;

    PartText(Links links, MimeLimits limits) {
        this.links = links;
        this.longest = limits.text();
        this.left = limits.allText();
    }

    /** Some text was not looked at. */
    boolean exhausted() {
        return exhausted;
    }

    /** It is text, or claims to be HTML in one way or another. */
    boolean readable(String type, @Nullable String name) {
        return type.startsWith("text/")
                || type.equals("application/xhtml+xml")
                || type.equals("image/svg+xml")
                || name != null && HTML_NAME.matcher(name).matches();
    }

    /** Looks at text, or at HTML if it is any. @return the octets that were read */
    byte[] any(String type, InputStream content, @Nullable String charset) throws IOException {
        var octets = octets(content);
        if (links.truncated()) {
            return octets;
        }
        var text = Charsets.decode(octets, octets.length, charset);
        var beginning = text.substring(0, Math.min(text.length(), BEGINNING));
        if (type.toLowerCase(Locale.ROOT).contains("html")
                || HTML.matcher(beginning).find()) {
            JsoupLinks.find(text, links);
        } else {
            AutolinkText.find(text, links);
        }
        return octets;
    }

    /** Looks at text that is nothing else. */
    void plain(InputStream content, @Nullable String charset) throws IOException {
        var octets = octets(content);
        AutolinkText.find(Charsets.decode(octets, octets.length, charset), links);
    }

    private byte[] octets(InputStream content) throws IOException {
        int length = links.truncated() ? 0 : Math.min(longest, left);
        var octets = content.readNBytes(length);
        left -= octets.length;
        exhausted |= !links.truncated() && octets.length == length;
        return octets;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.mime;

import io.postern.reputation.link.AutolinkText;
import io.postern.reputation.link.JsoupLinks;
import io.postern.reputation.link.Links;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks for links in the text of a message, within its limits. */
final class PartText {
    private static final Pattern HTML_NAME = Pattern.compile("(?is).*\\.(x?html?|shtml|svg)\\s*");
    private static final Pattern HTML = Pattern.compile("(?i)<(!doctype html|html|body|a |table|div|img |svg|script)");
    private static final int BEGINNING = 4096;

    /** A tree of HTML takes up to two hundred times the room of its text, so there is one at a time. */
    private static final Semaphore TREE = new Semaphore(1, true);

    private final long begun = System.nanoTime();
    private final Links links;
    private final MimeLimits limits;
    private int left;
    private int htmlLeft;
    private boolean exhausted;
    private boolean late;

    PartText(Links links, MimeLimits limits) {
        this.links = links;
        this.limits = limits;
        this.left = limits.allText();
        this.htmlLeft = limits.allHtml();
    }

    /** Some text was not looked at. */
    boolean exhausted() {
        return exhausted;
    }

    /** Some HTML was looked at as text, for want of time. */
    boolean late() {
        return late;
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
            html(text);
        } else {
            AutolinkText.find(text, links);
        }
        return octets;
    }

    private void html(String text) throws IOException {
        int length = Math.min(text.length(), Math.min(limits.html(), htmlLeft));
        htmlLeft -= length;
        if (length > 0 && tree(text.substring(0, length))) {
            exhausted |= length < text.length();
            AutolinkText.find(text.substring(length), links);
        } else {
            late |= length > 0;
            exhausted |= length == 0;
            AutolinkText.find(text, links);
        }
    }

    /** @return whether its turn came in time */
    private boolean tree(String html) throws IOException {
        try {
            if (!TREE.tryAcquire(limits.time().toNanos() - (System.nanoTime() - begun), TimeUnit.NANOSECONDS)) {
                return false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("nobody waits for it any longer");
        }
        try {
            JsoupLinks.find(html, links);
            return true;
        } finally {
            TREE.release();
        }
    }

    /** Looks at text that is nothing else. */
    void plain(InputStream content, @Nullable String charset) throws IOException {
        var octets = octets(content);
        AutolinkText.find(Charsets.decode(octets, octets.length, charset), links);
    }

    private byte[] octets(InputStream content) throws IOException {
        int length = links.truncated() ? 0 : Math.min(limits.text(), left);
        var octets = content.readNBytes(length);
        left -= octets.length;
        exhausted |= !links.truncated() && octets.length == length;
        return octets;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.link;

import java.util.EnumSet;
import org.nibor.autolink.LinkExtractor;
import org.nibor.autolink.LinkType;

/** Links in plain text. */
public final class AutolinkText {
    private static final LinkExtractor EXTRACTOR = LinkExtractor.builder()
            .linkTypes(EnumSet.of(LinkType.URL, LinkType.WWW))
            .build();

    private AutolinkText() {}

    /** Adds what a program that shows the text would make links of; a backslash counts as a slash. */
    public static void find(String text, Links links) {
        var slashes = text.replace('\\', '/');
        for (var link : EXTRACTOR.extractLinks(slashes)) {
            links.add(slashes.substring(link.getBeginIndex(), link.getEndIndex()));
            if (links.truncated()) {
                return;
            }
        }
    }
}

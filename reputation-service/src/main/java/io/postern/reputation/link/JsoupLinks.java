// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.link;

import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** Links in HTML: where it leads to, what it fetches, where its forms go, and what its text shows. */
public final class JsoupLinks {
    private static final List<String> ATTRIBUTES = List.of(
            "href", "src", "action", "formaction", "background", "data", "poster", "xlink:href", "ping", "lowsrc");
    private static final Pattern STYLE = Pattern.compile("(?i)url\\(\\s*[\"']?([^\"')]{1,4096})");
    private static final Pattern REFRESH = Pattern.compile("(?i)url\\s*=\\s*[\"']?([^\"']{1,4096})");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private JsoupLinks() {}

    /** Adds those of the elements in order, then those of the text. */
    public static void find(String html, Links links) {
        var document = Jsoup.parse(html);
        for (var element : document.getAllElements()) {
            find(element, links);
            if (links.truncated()) {
                return;
            }
        }
        AutolinkText.find(document.text(), links);
    }

    private static void find(Element element, Links links) {
        for (var attribute : ATTRIBUTES) {
            if (element.hasAttr(attribute)) {
                links.add(element.attr(attribute));
            }
        }
        if (element.hasAttr("srcset")) {
            for (var image : element.attr("srcset").split(",", Links.MAX)) {
                links.add(BLANKS.split(image.strip(), 2)[0]);
            }
        }
        if (element.hasAttr("style")) {
            styles(element.attr("style"), links);
        }
        switch (element.normalName()) {
            case "style" -> styles(element.data(), links);
            case "script" -> AutolinkText.find(element.data(), links);
            case "meta" -> {
                var target = REFRESH.matcher(element.attr("content"));
                if (element.attr("http-equiv").equalsIgnoreCase("refresh") && target.find()) {
                    links.add(target.group(1));
                }
            }
            default -> {}
        }
    }

    private static void styles(String css, Links links) {
        var urls = STYLE.matcher(css);
        while (urls.find() && !links.truncated()) {
            links.add(urls.group(1));
        }
    }
}

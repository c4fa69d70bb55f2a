// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.link;

import static io.postern.reputation.fuzz.Promise.promise;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Any text is a link, text with links, and HTML: what is found are names that the DNS could know, and addresses. */
public final class LinkFuzz {
    private static final Pattern HOST = Pattern.compile("[a-z0-9_.-]{3,253}|[0-9a-f:]{3,39}");

    private LinkFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        var text = new String(input, StandardCharsets.UTF_8);
        var links = new Links();
        links.add(text);
        links.add("http://" + text);
        AutolinkText.find(text, links);
        JsoupLinks.find(text, links);
        promise(links.hosts().size() <= Links.MAX, "links are bounded");
        for (var host : links.hosts()) {
            promise(HOST.matcher(host).matches(), "a host of other characters: " + host);
            boolean address = host.indexOf(':') >= 0;
            var again = LinkHost.of(address ? "http://[" + host + "]/" : "http://" + host + "/");
            promise(host.equals(again), host + " is read as " + again);
            promise(address || host.indexOf('.') > 0 && !host.endsWith(".") && !host.contains(".."), "labels: " + host);
        }
    }
}

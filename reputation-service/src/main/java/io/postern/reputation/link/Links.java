// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.link;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The hosts found in one message, each once, in order. */
public final class Links {
    /** Those beyond are not kept. */
    public static final int MAX = 50;

    private final Set<String> hosts = new LinkedHashSet<>();
    private boolean truncated;

    /** @param link as it stands in the message; nothing is added where it leads to no host */
    public void add(String link) {
        var host = LinkHost.of(link);
        if (host == null || hosts.contains(host)) {
            return;
        }
        if (hosts.size() == MAX) {
            truncated = true;
        } else {
            hosts.add(host);
        }
    }

    /** Domains in A-labels and addresses, in order. */
    public List<String> hosts() {
        return List.copyOf(hosts);
    }

    /** There are more than {@value #MAX}; whoever looks for links can stop. */
    public boolean truncated() {
        return truncated;
    }
}

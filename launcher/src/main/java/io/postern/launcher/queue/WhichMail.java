// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.queue;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that choose among what waits. */
final class WhichMail {
    @Option(
            names = {"-m", "--message"},
            paramLabel = "ID",
            description = "The id in our 250, or how it begins.")
    private @Nullable String message;

    @Option(names = "--sender", paramLabel = "ADDRESS", description = "An address, or @domain; <> is the null sender.")
    private @Nullable String sender;

    @Option(names = "--recipient", paramLabel = "ADDRESS", description = "An address, or @domain.")
    private @Nullable String recipient;

    @Option(
            names = "--destination",
            paramLabel = "NAME",
            description = "A domain, or a server that mail is routed to (host:port).")
    private @Nullable String destination;

    @Option(
            names = "--class",
            paramLabel = "CLASS",
            description =
                    "What the last refusal was about: greylisted, throttled, blocked, no-such-user, mailbox-full, "
                            + "network, other-temporary, other-permanent.")
    private @Nullable String replyClass;

    @Option(names = "--lane", paramLabel = "LANE", description = "incoming, personal or bulk.")
    private @Nullable String lane;

    @Option(names = "--state", paramLabel = "STATE", description = "lane, waiting or held.")
    private @Nullable String state;

    @Option(names = "--overdue", description = "Only what is past its time.")
    private boolean overdue;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many (${DEFAULT-VALUE}).")
    private int limit = 100;

    /** As the books-service takes them. */
    Map<String, String> filters() {
        var filters = new LinkedHashMap<String, String>();
        put(filters, "message", message);
        put(filters, "sender", sender);
        put(filters, "recipient", recipient);
        put(filters, "destination", destination);
        put(filters, "class", replyClass);
        put(filters, "lane", lane);
        put(filters, "state", state);
        put(filters, "overdue", overdue ? "true" : null);
        put(filters, "limit", Integer.toString(limit));
        return filters;
    }

    private static void put(Map<String, String> filters, String name, @Nullable String value) {
        if (value != null) {
            filters.put(name, value);
        }
    }
}
